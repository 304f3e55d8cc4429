"""A new rule loads as it stands, and its own examples hold."""

import pytest

from screenad.ruleset import load
from screenad.ruleset.check import check
from screenad.ruleset.examples import dead, run
from screenad.ruleset.template import new_rule


@pytest.mark.parametrize("name", ["my-rule", "a", "2nd-rule"])
def test_a_new_rule_works_as_it_stands(tmp_path, name):
    path = tmp_path / f"{name}.yaml"
    path.write_text(new_rule(name), encoding="utf-8")
    rules = load([str(path)], builtin=False)
    outcomes = list(run(rules))
    assert list(rules.rules) == [name]
    assert {each.example.fires for each in outcomes} == {True, False}
    assert all(each.right for each in outcomes)
    assert dead(rules, outcomes) == ()
    assert check(rules) == ()


def test_a_new_rule_tells_editors_where_the_schema_is():
    first, second, *_ = new_rule("mine").splitlines()
    assert first.startswith("# yaml-language-server: $schema=")
    assert first.partition("=")[2] in second
