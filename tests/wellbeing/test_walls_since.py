"""What a wall of several pages says of the ideas that came since it was opened."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories import make_idea
from tests.wellbeing.test_walls import bright, dark, enter, programme, reveal, url
from wellbeing.models import Idea

pytestmark = pytest.mark.django_db
__all__ = ["bright", "dark", "enter", "programme"]


def test_a_wall_of_several_pages_says_that_ideas_came_since(enter, bright, dark):
    Idea.objects.bulk_create(
        Idea(round=bright, text=f"Idée n° {number}") for number in range(200)
    )
    reveal(bright)
    client = enter()
    page = client.get(url("wall", bright))
    assertContains(page, 'data-had="201"')  # the side that is hidden is not in it
    assertNotContains(page, "wall-more")
    had = {"wall-had": "201"}
    make_idea(bright)
    make_idea(dark)
    page = client.get(url("wall_ideas", bright), headers=had)
    assertContains(page, "1 idée de plus depuis que ce mur est ouvert ici")
    mark = {"if-none-match": page.headers["ETag"]}
    answer = client.get(url("wall_ideas", bright), headers=had | mark)
    assert answer.status_code == 304


@pytest.mark.parametrize("had", ["", "0", "1", "9" * 40, "²", "-1"])
def test_a_wall_of_one_page_shows_them(enter, bright, had):
    make_idea(bright)
    reveal(bright)
    page = enter().get(url("wall_ideas", bright), headers={"wall-had": had})
    assertNotContains(page, "wall-more")
