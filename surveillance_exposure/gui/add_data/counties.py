"""Counties of the United States by the names people look for, and whether a place is there at all."""

from __future__ import annotations

from ...sources.overpass import Box

COUNTIES = {
    "Atlanta (Fulton County, Georgia)": "13121",
    "Austin (Travis County, Texas)": "48453",
    "Baltimore (city, Maryland)": "24510",
    "Boston (Suffolk County, Massachusetts)": "25025",
    "Chicago (Cook County, Illinois)": "17031",
    "Cleveland (Cuyahoga County, Ohio)": "39035",
    "Dallas (Dallas County, Texas)": "48113",
    "Denver (Denver County, Colorado)": "08031",
    "Detroit (Wayne County, Michigan)": "26163",
    "Honolulu (Honolulu County, Hawaii)": "15003",
    "Houston (Harris County, Texas)": "48201",
    "Las Vegas (Clark County, Nevada)": "32003",
    "Los Angeles (Los Angeles County, California)": "06037",
    "Memphis (Shelby County, Tennessee)": "47157",
    "Miami (Miami-Dade County, Florida)": "12086",
    "Milwaukee (Milwaukee County, Wisconsin)": "55079",
    "Minneapolis (Hennepin County, Minnesota)": "27053",
    "Nashville (Davidson County, Tennessee)": "47037",
    "New Orleans (Orleans Parish, Louisiana)": "22071",
    "New York City (all five boroughs)": "36005, 36047, 36061, 36081, 36085",
    "New York: Bronx": "36005",
    "New York: Brooklyn (Kings County)": "36047",
    "New York: Manhattan (New York County)": "36061",
    "New York: Queens": "36081",
    "New York: Staten Island (Richmond County)": "36085",
    "Newark (Essex County, New Jersey)": "34013",
    "Oakland (Alameda County, California)": "06001",
    "Philadelphia (Philadelphia County, Pennsylvania)": "42101",
    "Phoenix (Maricopa County, Arizona)": "04013",
    "Pittsburgh (Allegheny County, Pennsylvania)": "42003",
    "Portland (Multnomah County, Oregon)": "41051",
    "Sacramento (Sacramento County, California)": "06067",
    "Saint Louis (city, Missouri)": "29510",
    "San Antonio (Bexar County, Texas)": "48029",
    "San Diego (San Diego County, California)": "06073",
    "San Francisco (San Francisco County, California)": "06075",
    "San Jose (Santa Clara County, California)": "06085",
    "Seattle (King County, Washington)": "53033",
    "Washington (District of Columbia)": "11001",
}
"""Federal codes (FIPS) of the counties of large cities; the others are typed."""

_UNITED_STATES = (
    Box(-125, 24.4, -66.9, 49.4),
    Box(-180, 51, -129.9, 71.5),
    Box(172, 51, 180, 53.5),
    Box(-161, 18.8, -154.7, 22.4),
    Box(-67.4, 17.8, -65.2, 18.6),
)
"""Around the contiguous states, Alaska (twice), Hawaii and Puerto Rico."""


def in_united_states(box: Box) -> bool:
    """Whether a box may be in the United States; near the border the answer is yes."""
    return any(
        box.west <= each.east
        and box.east >= each.west
        and box.south <= each.north
        and box.north >= each.south
        for each in _UNITED_STATES
    )
