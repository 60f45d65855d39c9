"""The keys of hold.yaml."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import BeforeValidator, Field

from builder.load.schema.forms import A_Moment, Form, Names, Text, one_of, several
from builder.model.hold import Covered


class HoldForm(Form):
    since: A_Moment
    until: A_Moment | None = None
    by: Text = ""
    reason: Text = ""
    applies_to: Annotated[tuple[Annotated[Covered, one_of(*get_args(Covered))], ...], BeforeValidator(several)] = (
        "posts",
        "mail",
        "live",
        "pages",
    )
    excepts: Names = Field((), alias="except")
