"""Points add up, gates hold, and one more finding never lowers the level."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from screenad.model import Finding, Harm, Level, Severity
from screenad.score import BANDS, COMMON, CREDIT, band, score

_ANY = Finding(
    rule="a",
    title="A sign",
    group="control",
    severity=Severity.HIGH,
    alone=Level.MEDIUM,
    weight=20,
    points=0,
    harms=(Harm.FRAUD,),
    indicators=(),
    why="",
    advice="",
    sources=(),
    evidence=(),
)


def sign(rule, weight, group="control", alone=Level.MEDIUM, harms=(Harm.FRAUD,)):
    return replace(_ANY, rule=rule, weight=weight, group=group, alone=alone, harms=harms)


signs = st.lists(
    st.builds(
        sign,
        st.uuids().map(str),
        st.integers(1, 60),
        st.sampled_from(["control", "fee", "job", "place", "task"]),
        st.sampled_from(list(Level)),
        st.lists(st.sampled_from(list(Harm)), min_size=1, unique=True).map(tuple),
    ),
    max_size=12,
)
holding = st.builds(
    lambda rule, held: replace(sign(rule, -6, group="protect"), holds=held),
    st.uuids().map(str),
    st.sampled_from(list(Level)),
)
credits_ = st.lists(
    st.builds(sign, st.uuids().map(str), st.integers(-20, -1), st.just("protect")), max_size=4
)


@given(signs, credits_)
def test_the_printed_lines_add_up_to_the_total(found, protective):
    result = score(found, protective)
    assert result.points == sum(f.points for f in (*result.findings, *result.protective))
    assert len(result.findings) == len(found)
    assert result.points >= 0


@given(signs, signs, credits_ | st.lists(holding, max_size=2))
def test_more_findings_never_lower_the_level(found, more, protective):
    before = score(found, protective).level
    after = score([*found, *more], protective).level
    assert after.rank >= before.rank


@given(signs, credits_, st.randoms())
def test_the_order_of_findings_changes_nothing(found, protective, random):
    shuffled = random.sample(found, len(found))
    assert score(found, protective) == score(shuffled, protective)


@given(signs)
def test_points_decay_inside_a_group_and_not_across_groups(found):
    groups = {f.group for f in found}
    apart = sum(score([f for f in found if f.group == group], []).points for group in groups)
    assert score(found, []).points == apart


@given(signs, credits_ | st.lists(holding, max_size=2))
def test_the_level_is_never_above_the_band_of_the_points(found, protective):
    result = score(found, protective)
    assert result.level.rank <= band(result.points).rank
    assert bool(result.gates) == (result.level is not band(result.points))


@given(signs.map(lambda found: [replace(f, alone=Level.LOW) for f in found]))
def test_common_signs_never_reach_medium_by_their_sum(found):
    assert score(found, []).level.rank <= Level.LOW.rank


@given(signs, credits_)
def test_credit_never_counts_beside_a_rule_that_reaches_high_alone(found, protective):
    strong = [*found, sign("strong", 40, alone=Level.HIGH)]
    assert score(strong, protective).level is score(strong, []).level


def test_a_group_decays_by_halves():
    result = score([sign("a", 40), sign("b", 20), sign("c", 8)], [])
    assert [f.points for f in result.findings] == [40, 10, 2]
    assert result.points == 52


def test_alone_holds_a_single_kind_of_sign_down():
    assert score([sign("a", 45, alone=Level.HIGH)], []).level is Level.HIGH
    assert score([sign("a", 45, alone=Level.MEDIUM)], []).level is Level.MEDIUM
    assert score([sign("a", 45, alone=Level.LOW)], []).level is Level.LOW
    assert score([sign("a", 45, alone=Level.NONE)], []).level is Level.NONE


def test_high_needs_two_groups_or_a_rule_that_reaches_it_alone():
    two = [sign("a", 30), sign("b", 30, group="fee")]
    assert score(two, []).level is Level.HIGH


def test_critical_needs_three_groups_or_a_strong_rule_and_one_more():
    two = [sign("a", 45), sign("b", 45, group="fee")]
    assert score(two, []).level is Level.HIGH
    assert score([*two, sign("c", 20, group="job")], []).level is Level.CRITICAL
    strong = [sign("a", 45, alone=Level.HIGH), sign("b", 25, group="fee")]
    assert score(strong, []).level is Level.CRITICAL


def test_a_protective_rule_holds_the_level_beside_two_signs_but_not_beside_three():
    words = replace(sign("words", -6, group="protect"), holds=Level.LOW)
    one = [sign("a", 45, alone=Level.HIGH), sign("b", 20, group="fee", alone=Level.LOW)]
    assert score(one, []).level is Level.HIGH
    held = score(one, [words])
    assert (held.level, held.gates[-1]) == (Level.LOW, "worded as a whole like lawful offers")
    two = [*one, sign("c", 40, group="mule")]
    assert score(two, [words]).level is Level.LOW
    three = [*two, sign("d", 40, group="task")]
    assert score(three, [words]).level is Level.CRITICAL


def test_credit_is_capped_and_never_leads_below_zero():
    much = [sign("x", -8, group="protect"), sign("y", -8, group="protect")]
    assert score([sign("a", 30)], much).points == 30 - CREDIT
    assert score([sign("a", 5)], much).points == 0
    assert score([], much).points == 0


def test_common_signs_beside_a_strong_one_count_up_to_their_cap():
    common = [sign(f"c{n}", 14, group=f"g{n}", alone=Level.LOW) for n in range(3)]
    result = score([sign("a", 16), *common], [])
    assert result.points == 16 + 3 * 14
    assert result.level is band(16 + COMMON)
    assert result.gates


def test_harms_sum_the_points_of_their_signs():
    both = sign("a", 30, harms=(Harm.LABOUR, Harm.TRAFFICKING))
    result = score([both, sign("b", 20, group="fee")], [])
    assert result.harms == {Harm.FRAUD: 20, Harm.LABOUR: 30, Harm.TRAFFICKING: 30}


def test_bands_begin_where_the_contract_says():
    assert [band(n) for n in (0, 1, 14, 15, 34, 35, 64, 65)] == [
        *(Level.NONE, Level.LOW, Level.LOW, Level.MEDIUM),
        *(Level.MEDIUM, Level.HIGH, Level.HIGH, Level.CRITICAL),
    ]
    assert [floor for floor, _ in BANDS] == [65, 35, 15, 1, 0]
