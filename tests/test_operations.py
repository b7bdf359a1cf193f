"""The count of calls tells work in proportion from work that grows with the square."""

from tests.operations import calls, is_proportional


def test_calls_of_python_and_of_c_are_counted() -> None:
    assert calls(lambda: [abs(-1) for _ in range(100)]) >= 100


def test_the_square_is_not_proportional() -> None:
    assert is_proportional(lambda count: [abs(number) for number in range(count)])
    assert not is_proportional(lambda count: [abs(one * other) for one in range(count) for other in range(count)], 800)
