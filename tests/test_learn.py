"""The quiz: what it asks, what it answers, and that it ends kindly however it ends."""

import os
import subprocess
from select import select

import pytest
from engine import phrases, rule, rules_in
from engine import shipped as shipped_rules
from program import call, command, environment

from screenad.cli.learn import ROUND
from screenad.lesson import CHOICES, most, questions
from screenad.model import State
from screenad.outputs.messages import ENGLISH

END = "right answers out of"
#: Topics, the words that give a sign of each away, and a title.
SIGNS = {
    "control": ("keep your passport", "Someone would keep your passport"),
    "fee": ("training fee", "You would pay before you start"),
    "task": ("top up your account", "You would pay in to be paid out"),
    "travel": ("across the river at night", "You would cross without papers"),
    "mule": ("into your bank account", "Money would pass through your account"),
}


def sign(topic):
    words, title = SIGNS[topic]
    return rule(
        f"{topic}-sign",
        phrases(words),
        title=title,
        group=topic,
        points=20,
        alone="medium",
        why=f"Why {words} matters.",
        advice=f"Advice on {words}.",
        fires={
            "en": [f"We have good news for you, it is {words} today.", words],
            "th": [f"{words} {words} คือสิ่งที่เราต้องการ"],
        },
        silent={"en": [f"A quiet week in our {topic} office.", "Never."]},
    )


@pytest.fixture
def rules(tmp_path):
    return rules_in(tmp_path, *map(sign, SIGNS))


@pytest.fixture
def learn(tmp_path, rules):
    assert rules

    def run(keys, *arguments, **more):
        own = ("--no-builtin", "-r", tmp_path, "--seed", "3")
        return call("learn", *own, *arguments, stdin=keys.encode(), **more)

    return run


def right_keys(asked):
    for question in asked:
        yield "1" if question.risky else "2"
        if question.risky:
            yield str(question.choices.index(question.rule) + 1)


# Questions.


def test_a_harmful_text_has_its_sign_among_others_that_it_has_not(rules):
    harmful = [question for question in questions(rules, "en", "en", 1) if question.risky]
    assert {question.rule.group for question in harmful} == {*SIGNS}
    for question in harmful:
        found = {finding.rule for finding in question.report.findings}
        assert question.report.state is State.SCREENED
        assert len({each.id for each in question.choices}) == CHOICES
        assert [each.id for each in question.choices if each.id in found] == [question.rule.id]


def test_an_ordinary_text_has_no_sign_and_none_to_choose(rules):
    ordinary = [question for question in questions(rules, "en", "en", 1) if not question.risky]
    assert len(ordinary) == len(SIGNS)
    for question in ordinary:
        assert question.report.findings == ()
        assert question.choices == ()


def test_texts_too_short_to_judge_are_not_asked(rules):
    asked = [question.report.ad.text for question in questions(rules, "en", "en", 1)]
    assert "Never." not in asked
    assert len(asked) == len(set(asked)) == 2 * len(SIGNS)


def test_a_seed_asks_the_same_questions_and_another_one_others(rules):
    one, again, other = (tuple(questions(rules, "en", "en", seed)) for seed in (5, 5, 6))
    assert one == again
    assert one != other


def test_only_texts_of_the_language_are_asked(rules):
    asked = list(questions(rules, "th", "en", 1))
    assert len(asked) == len(SIGNS)
    assert all("คือ" in question.report.ad.text for question in asked)
    assert list(questions(rules, "ko", "en", 1)) == []


@pytest.mark.long
def test_each_language_with_examples_has_enough_to_ask():
    shipped = shipped_rules()
    tags = {example.language for each in shipped for example in each.examples}
    enough = [tag for tag in tags if most(shipped, tag) >= ROUND]
    assert len(enough) >= 10
    for tag in enough:
        asked = questions(shipped, tag, "en", 1)
        assert len({next(asked).report.ad.text for _ in range(ROUND)}) == ROUND, tag


# Answers.


def test_all_right_answers_are_counted_and_praised(rules, learn):
    keys = [*right_keys(questions(rules, "en", "en", 3))]
    done = learn("\n".join(keys), "--count", "50")
    assert done.status == 0
    assert f"{len(keys)} {END} {len(keys)}." in done.out
    assert "You have a sharp eye." in done.out
    assert done.out.count("✓ Right.") == len(keys)


def test_wrong_answers_are_no_disgrace_and_explained(rules, learn):
    every = questions(rules, "en", "en", 3)
    keys = ["2\n9\nx\n1" if question.risky else "1" for question in every]
    done = learn("\n".join(keys), "--count", "50")
    assert "◇ Look again: there is a warning sign." in done.out
    assert "◇ These words are ordinary. But it is never wrong to be careful." in done.out
    for topic, (words, title) in SIGNS.items():
        assert f"They only come close to this sign: {title}\n" in done.out, topic
        assert f"Why {words} matters.\n" in done.out
        assert f"What to do: Advice on {words}.\n" in done.out
        assert f"«{words}»[1]" in done.out
    assert "These tricks are made to be missed." in done.out
    said = done.out.lower().replace("it is never wrong", "").split()
    assert {"wrong", "fail", "failed", "bad", "stupid", "careless", "safe"}.isdisjoint(said)


@pytest.mark.parametrize("keys", ["", "q\n", "Q\n", "x\n\n7\nq", "1\nq\n", "１\nq", "١\n", "\0\n"])
def test_it_ends_kindly_whenever_one_stops(learn, keys):
    done = learn(keys)
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith("Come back at any time: screenad learn\n")
    assert ENGLISH["next.always"] in done.out


def test_other_keys_are_asked_again(learn):
    assert learn("x\n\n9\n0\n²\nq\n").out.count("A number, or q to stop:") == 6


def test_it_speaks_the_readers_language_and_says_where_the_texts_do_not(learn):
    assert "第 1 题，共 8 题" in learn("q", "--lang", "zh").out
    assert "还没有你的语言的练习文字" in learn("q", "--lang", "zh").out
    assert "in your language" not in learn("q").out


def test_rules_of_ones_own_without_long_examples_are_told(tmp_path):
    rules_in(tmp_path, rule("a", phrases("fee"), points=5, alone="medium"))
    done = call("learn", "--no-builtin", "-r", tmp_path, stdin=b"1")
    assert done.status == 2
    assert "no examples to learn from" in done.err


def test_on_a_terminal_a_key_is_enough_and_there_is_colour(tmp_path, rules):
    own = ("--no-builtin", "-r", tmp_path, "--seed", "3", "--count", "1")
    (first, *_) = right_keys(questions(rules, "en", "en", 3))
    drawn = pressed("learn", *own, keys=(first, "q"))
    assert "✓ Right." in drawn
    assert "\x1b[" in drawn
    assert "1 right answer out of 1." in drawn


def pressed(*arguments, keys):
    """Press a key at each prompt, and once more where a terminal threw it away."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    env = environment(TERM="xterm-256color")
    with subprocess.Popen(
        command(*arguments), stdin=slave, stdout=slave, stderr=slave, env=env
    ) as process:
        os.close(slave)
        drawn = b""
        while select([master], [], [], 20)[0]:
            try:
                drawn += os.read(master, 65_536)
            except OSError:  # Linux says so that nobody writes any more
                break
            asked = drawn.count(b"to stop:")
            while asked and not select([master], [], [], 0.5)[0]:
                os.write(master, keys[min(asked, len(keys)) - 1].encode())
        process.wait(20)
    os.close(master)
    return drawn.decode().replace("\r\n", "\n")


def test_an_old_terminal_gets_plain_shapes(learn):
    assert "(+) Right." in learn("1\n1\n2\n", "--count", "3", encoding="ascii").out
