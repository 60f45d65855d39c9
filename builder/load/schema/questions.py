"""The keys of a file of questions/."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import BeforeValidator

from builder.load.schema import web
from builder.load.schema.forms import A_Moment, Form, Line, Names, one_of, parsed
from builder.model.questions import Reply


class HeardForm(Form):
    on: A_Moment
    where: Line = ""
    reply: Annotated[Reply | None, one_of(*get_args(Reply))] = None


class FoundForm(Form):
    url: Annotated[str, parsed(web.address)]
    says: Line = ""
    checked: A_Moment | None = None


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class QuestionForm(Form):
    question: Line
    audience: Names = ()
    heard: Annotated[list[HeardForm], BeforeValidator(_one_or_more)] = []
    found: Annotated[list[FoundForm], BeforeValidator(_one_or_more)] = []
