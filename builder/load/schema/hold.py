"""The keys of hold.yaml."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import BeforeValidator, Field

from builder.load.schema.forms import A_Moment, Form, Names, Text, before, one_of, several
from builder.model.hold import Covered
from builder.model.moments import Moment


class HoldForm(Form):
    since: Annotated[Moment, before("until")]
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
