"""Volunteers' counts to one per site: the published format, and what real volunteers get wrong."""

import csv

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from .conftest import Log, UserError, layer
from .test_contract import CATEGORIES


def tag(site, who, counts, submission=None, **more):
    """A row: counts of street, building, else; types are unknown; a float as it is."""
    values = dict.fromkeys(CATEGORIES, 0)
    values.update(zip(("attached_street", "attached_building", "attached_unknown"), counts))
    values["n_cameras"] = sum(counts)
    return (None, {"SubmissionId": submission, "DecoderId": who, "IntersectionId": site, **values, **more})


def three(site, *counts, **more):
    return [tag(site, who, each, **more) for who, each in zip("abcdefgh", counts)]


def by_place(result):
    return {row["PanoramaId"]: row for row in result.rows()}


SURVEY = [
    *three("1", (1, 0, 0), (1, 0, 0), (1, 0, 0)),
    *three("2", (0, 5, 0), (2, 4, 1), (2, 3, 1)),
    *three("3", (1, 1, 1), (1, 1, 1)),
]


def test_medians_agreement_and_what_is_left_out(run):
    result = run("aggregatetags", INPUT=layer("None", SURVEY))
    places = by_place(result)
    assert set(places) == {"1", "2"}
    two = places["2"]
    assert [two[f"attached_{name}_median"] for name in ("street", "building", "unknown")] == [2, 4, 1]
    assert two["cameras"] == 7
    assert two["n_cameras_median"] == 6
    assert two["attached_street_agreement"] == "2 vs 1"
    assert two["attached_building_agreement"] == "All disagree"
    assert places["1"]["attached_street_agreement"] == "Unanimous"
    assert (two["volunteers"], two["sites"]) == (3, 1)
    assert two["IntersectionId"] == "2"
    values = result.values
    assert (values["USED"], values["SKIPPED"], values["PLACES"]) == (6, 2, 2)
    assert (values["SITES_DROPPED"], values["PLACES_MERGED"], values["VOLUNTEERS_USED"]) == (1, 0, 3)
    assert (values["CAMERAS"], values["STREET"], values["BUILDING"], values["UNKNOWN"]) == (8, 3, 4, 1)
    assert any("1 of 3 sites left out, fewer than 3 volunteers" in text for text in result.log.warnings)


def test_reliability(run):
    people = {
        row["volunteer"]: row for row in run("aggregatetags", INPUT=layer("None", SURVEY)).rows("VOLUNTEERS")
    }
    assert list(people) == ["a", "b", "c"]
    assert people["a"]["places"] == 2
    assert people["a"]["off_share"] == 0.5
    assert people["a"]["attached_street_off"] == 0.5
    assert people["a"]["attached_street_deviation"] == 1
    assert people["b"]["attached_building_deviation"] == 0
    assert people["c"]["attached_building_deviation"] == 0.5


def test_the_mean_says_what_it_does(run):
    result = run("aggregatetags", INPUT=layer("None", SURVEY), METHOD="mean")
    two = by_place(result)["2"]
    assert two["attached_street_median"] == pytest.approx(4 / 3)
    assert two["cameras"] == pytest.approx(4 / 3 + 4 + 2 / 3)
    assert two["attached_street_agreement"] == "2 vs 1"
    assert any("Means, not medians" in text for text in result.log.warnings)


def test_other_numbers_of_volunteers(run):
    counts = [(1, 0, 0)] * 3 + [(2, 1, 0), (3, 1, 0)]
    rows = [*three("5", *counts), *three("1", (4, 0, 0)), *three("4", *[(1, 0, 0), (2, 0, 0)] * 2)]
    places = by_place(run("aggregatetags", INPUT=layer("None", rows), MIN_VOLUNTEERS=1))
    assert places["5"]["attached_street_agreement"] == "3 vs 2"
    assert places["5"]["volunteers"] == 5
    assert places["4"]["attached_street_agreement"] == "2 vs 2"
    assert places["4"]["attached_street_median"] == 1.5
    assert places["1"]["attached_street_agreement"] is None
    assert places["1"]["attached_street_median"] == 4


def merged_survey():
    """Sites 1 and 2 share a panorama; site 3 has one with five volunteers."""
    return [
        *three("1", *[(1, 0, 0)] * 3, PanoramaId="p", Lat=40.5),
        *[tag("2", who, (i, 0, 0), PanoramaId="p", Lat=40.6) for i, who in enumerate("adef", 10)],
        *three("3", *[(1, 0, 0)] * 5, PanoramaId="q", Lat=40.7),
        *three("4", *[(1, 0, 0)] * 3, PanoramaId=None, Lat=None),
    ]


def test_sites_that_share_a_place(run):
    rows = merged_survey()
    result = run("aggregatetags", INPUT=layer("None", rows))
    places = by_place(result)
    assert set(places) == {"p", "q", "4"}
    assert (places["p"]["sites"], places["p"]["volunteers"]) == (2, 3)
    assert (places["q"]["sites"], places["q"]["volunteers"]) == (1, 5)
    assert (places["p"]["IntersectionId"], places["p"]["Lat"], places["4"]["Lat"]) == ("1", 40.5, None)
    assert result.values["PLACES_MERGED"] == 1
    assert any("1 places were merged from 2 sites; 4 rows" in text for text in result.log.infos)
    apart = run("aggregatetags", INPUT=layer("None", rows), PLACE_FIELD="IntersectionId")
    assert set(by_place(apart)) == {"1", "2", "3", "4"}
    everyone = run("aggregatetags", INPUT=layer("None", rows), VOLUNTEERS_PER_PLACE=99)
    assert by_place(everyone)["p"]["volunteers"] == 6  # a saw both sites


def test_the_draw_is_the_seed_s_and_not_the_order_s(run):
    rows = merged_survey()

    def drawn(rows, seed):
        made = run("aggregatetags", INPUT=layer("None", rows), SEED=seed)
        return by_place(made)["p"]["attached_street_median"]

    assert drawn(rows, 5) == drawn(rows, 5) == drawn(rows[::-1], 5)
    assert len({drawn(rows, seed) for seed in range(20)}) > 1


def test_a_second_look_counts_once(run):
    rows = [
        *three("1", (1, 0, 0), (1, 0, 0), (1, 0, 0), submission=10),
        tag("1", "a", (9, 0, 0), 9),
        tag("1", "b", (8, 0, 0), 100),
    ]
    result = run("aggregatetags", INPUT=layer("None", rows))
    assert by_place(result)["1"]["attached_street_agreement"] == "2 vs 1"  # 9, 1, 1
    assert any("2 rows left out, a volunteer's second look" in text for text in result.log.warnings)
    assert result.values["SKIPPED"] == 2


def test_rows_that_cannot_be_used(run):
    bad = layer(
        "None",
        [
            (
                None,
                {
                    **dict.fromkeys(CATEGORIES, "0"),
                    "DecoderId": str(i),
                    "IntersectionId": None if i == 8 else "1",
                    "attached_street": text,
                },
            )
            for i, text in enumerate(["1", "2", "3,0", "many", "-1", "1e9", "nan", None, "1"])
        ],
    )
    result = run("aggregatetags", INPUT=bad)
    assert by_place(result)["1"]["attached_street_median"] == 2
    assert (result.values["USED"], result.values["SKIPPED"]) == (3, 6)
    assert len(result.log.warnings) == len(set(result.log.warnings)) == 3
    assert any("4 of 9" in text and "no number from 0 to 10000" in text for text in result.log.warnings)


def test_nothing_left(run):
    with pytest.raises(QgsProcessingException, match="none of the 1 sites of “made up” has 3 volunteers"):
        run("aggregatetags", INPUT=layer("None", three("1", (1, 0, 0), (1, 0, 0))))
    with pytest.raises(QgsProcessingException, match="a count is missing"):
        run("aggregatetags", INPUT=layer("None", three("1", *[(0, 0, 0)] * 3, attached_street=None)))
    with pytest.raises(QgsProcessingException, match="no features"):
        run("aggregatetags", INPUT=QgsVectorLayer("None?field=a:string", "nothing", "memory"))


@pytest.mark.parametrize("name", ["SITE_FIELD", "ATTACHED_STREET", "TYPE_DOME", "PLACE_FIELD"])
def test_a_field_that_is_not_there(run, name):
    with pytest.raises(QgsProcessingException, match="has no field nope"):
        run("aggregatetags", INPUT=layer("None", SURVEY), **{name: "nope"})


def test_a_field_that_is_needed(run):
    with pytest.raises(QgsProcessingException, match="Site: choose a field of “made up”"):
        run("aggregatetags", INPUT=layer("None", SURVEY), SITE_FIELD="")
    other = layer("None", [(None, {"site": "1"})])
    with pytest.raises(QgsProcessingException, match="Site: the layer “made up” has no field IntersectionId"):
        run("aggregatetags", INPUT=other)


@pytest.mark.parametrize(
    ("name", "bad"), [("MIN_VOLUNTEERS", 0), ("SEED", -1), ("VOLUNTEERS_PER_PLACE", "x")]
)
def test_numbers_that_are_none(run, name, bad):
    with pytest.raises(UserError):
        run("aggregatetags", INPUT=layer("None", SURVEY), **{name: bad})


def test_another_survey_without_types_or_names(run):
    rows = [
        ("POINT(680000 4500000)", {"corner": 1.0, "poles": 2, "walls": i, "rest": 0, "note": f"n{i}"})
        for i in range(3)
    ]
    result = run(
        "aggregatetags",
        INPUT=layer("Point", rows),
        SITE_FIELD="corner",
        ATTACHED_STREET="poles",
        ATTACHED_BUILDING="walls",
        ATTACHED_UNKNOWN="rest",
    )
    place = by_place(result)["1"]
    assert (place["cameras"], place["volunteers"]) == (3, 3)
    assert place["type_dome_median"] is None
    assert place["type_dome_agreement"] is None
    assert "note" not in place
    assert "VOLUNTEERS" not in result.layers
    assert any("no table of their reliability" in text for text in result.log.warnings)
    feature = next(result.layers["OUTPUT"].getFeatures())
    assert feature.geometry().asPoint().x() == 680_000
    cameras = run("importcameras", INPUT=result.layers["OUTPUT"], FORMAT="decode counts")
    assert (cameras.values["PUBLIC"], cameras.values["PRIVATE"]) == (2, 1)


def as_volunteers(median, agreement):
    """Counts of three volunteers with this median and agreement; None where there are none."""
    if agreement == "Unanimous":
        return [median] * 3
    if agreement == "2 vs 1":
        return [median, median, median + 1]
    return [median - 1, median, median + 1] if median else None


def test_brooklyn_rebuilt_and_back(run, unzipped, tmp_path):
    """The published file taken apart into three volunteers' rows and put together again."""
    published = unzipped("nyc/decode_brooklyn_counts.csv.gz")
    with open(published, newline="", encoding="utf-8") as file:  # noqa: PTH123
        rows = list(csv.DictReader(file))
    carried = ["Lat", "Long", "BoroName", "URL", "ImageDate"]
    raw = tmp_path / "raw.csv"
    with raw.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["SubmissionId", "DecoderId", "IntersectionId", "PanoramaId", *CATEGORIES, *carried])
        for i, row in enumerate(rows):
            counts = [
                as_volunteers(int(row[f"{name}_median"]), row[f"{name}_agreement"]) for name in CATEGORIES
            ]
            assert None not in counts  # the file never has three different counts around a median of 0
            for j, each in enumerate(zip(*counts)):
                start = [3 * i + j, f"d{(i + j) % 500}", i, row["PanoramaId"]]
                writer.writerow([*start, *each, *(row[name] for name in carried)])
    result = run("aggregatetags", INPUT=str(raw))
    assert result.log.warnings == []
    values = result.values
    assert values["USED"] == 3 * values["PLACES"] == 3 * 10_377
    assert (values["STREET"], values["BUILDING"], values["UNKNOWN"]) == (869, 8316, 31)
    assert values["CAMERAS"] == 9216
    found = by_place(result)
    assert sum(row["n_cameras_median"] for row in found.values()) == 10_448
    for row in rows:
        made = found[row["PanoramaId"]]
        for name in CATEGORIES:
            assert made[f"{name}_median"] == float(row[f"{name}_median"])
            assert made[f"{name}_agreement"] == row[f"{name}_agreement"]
        assert made["cameras"] == sum(
            int(row[f"attached_{where}_median"]) for where in ("street", "building", "unknown")
        )
        assert str(made["Lat"]) == row["Lat"] or float(made["Lat"]) == pytest.approx(float(row["Lat"]))
        assert made["ImageDate"] == row["ImageDate"]

    through = run("importcameras", INPUT=result.layers["OUTPUT"], FORMAT="decode counts")
    direct = run("importcameras", INPUT=published)
    assert through.values["CAMERAS"] == 9216
    key = lambda row: row["camera_id"]  # noqa: E731
    assert sorted(through.rows(), key=key) == sorted(direct.rows(), key=key)


def test_cancelling_leaves_nothing(run, tmp_path):
    for at in (20, 60, 80):
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            run(
                "aggregatetags",
                Log(cancel_at=at),
                INPUT=layer("None", SURVEY),
                OUTPUT=str(tmp_path / "o.gpkg"),
                VOLUNTEERS=str(tmp_path / "v.csv"),
            )
        assert list(tmp_path.iterdir()) == []
