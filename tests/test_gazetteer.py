import pytest

from generator.gazetteer import country_of


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Islamabad", "Pakistan"),
        ("Chicago", "United States"),
        ("texas", "United States"),
        ("Málaga", "Spain"),
        ("Nowhere at all", ""),
        ("", ""),
    ],
)
def test_cities_and_states_have_a_country(place: str, country: str) -> None:
    """A name is looked up without accents and case; what is not known has none."""
    assert country_of(place) == country
