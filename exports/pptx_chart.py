"""Native charts of a slide, which whoever gets the deck can edit; their labels only here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.chart import XL_TICK_LABEL_POSITION as TICKS
from pptx.enum.chart import XL_TICK_MARK as MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from exports import pptx_look as look
from exports.pptx_data import Data, Table
from exports.pptx_paint import fill
from exports.pptx_words import Box, Run, holds, rgb, write

NO_LEADERS = (  # else some office programs draw a line to a label that has been moved: like a minus
    f'<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}"'
    ' xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
GROUPED = "[>=1000000]#\\{0}000\\{0}000;[>=1000]#\\{0}000;0"  # the same in every office program


@dataclass(frozen=True, slots=True)
class Look:
    """How the series of a chart are drawn and labelled."""

    colours: Sequence[str]
    said: Mapping[tuple[int, int], str] = field(default_factory=dict)  # series, point: own words
    moved: Mapping[tuple[int, int], float] = field(
        default_factory=dict
    )  # label to the right, share
    labels: Sequence[str | None] = ()  # colour of each series' labels; None: it has none
    points: Sequence[str] = ()  # colours of a single series, where they differ
    named: bool = True  # whether the axis tells the categories
    mirrored: bool = False  # bars from right to left
    zero: bool = True  # whether a line stands where bars begin
    plot: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)  # left, top, width, height
    top: float | None = None  # of the axis of values; its foot is `foot`
    foot: float | None = 0
    thick: int = 45  # space between bars, percent of a bar
    size: float = look.BODY


def grouped(group: str) -> str:
    """Return the format of a count with this language's separator, whoever opens the file."""
    return GROUPED.format(group)


def bars(slide: Any, data: Data, style: Look, box: Box) -> Any:
    """Draw bars from left to right, stacked where there are several series."""
    several = len(data.series) > 1
    kind = XL_CHART_TYPE.BAR_STACKED if several else XL_CHART_TYPE.BAR_CLUSTERED
    chart = _chart(slide, kind, data, style, box)
    chart.plots[0].gap_width = style.thick
    if several:
        chart.plots[0].overlap = 100
    chart.category_axis.reverse_order = True  # the first on top, as on the page
    for at, one in enumerate(chart.plots[0].series):
        fill(one.format, style.colours[at])
        one.invert_if_negative = False
        for point, colour in enumerate(style.points):
            fill(one.points[point].format, colour)
        place = XL_LABEL_POSITION.CENTER if several else XL_LABEL_POSITION.OUTSIDE_END
        _labels(one, at, data, (place, style))
    return chart


def lines(slide: Any, data: Data, style: Look, box: Box) -> Any:
    """Draw a line per series; what is not known is left out, and nothing joined over it."""
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, data, style, box)
    place = XL_LABEL_POSITION.ABOVE
    for at, one in enumerate(chart.plots[0].series):
        colour = rgb(style.colours[at])
        one.smooth = False
        one.format.line.color.rgb, one.format.line.width = colour, Pt(2.75)
        one.marker.style, one.marker.size = XL_MARKER_STYLE.CIRCLE, 9
        one.marker.format.fill.solid()
        one.marker.format.fill.fore_color.rgb = colour
        one.marker.format.line.color.rgb = colour
        _labels(one, at, data, (place, style))
    return chart


def _chart(slide: Any, kind: Any, data: Data, style: Look, box: Box) -> Any:
    shape = slide.shapes.add_chart(kind, *box.emu, Table(data))
    named = shape._element.nvGraphicFramePr.cNvPr
    named.set("descr", holds(data.alt))
    chart = shape.chart
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = Pt(style.size), look.FONT
    chart.font.color.rgb = rgb(look.INK_2)
    _axes(chart, style)
    _fix(chart._chartSpace.chart.plotArea, style.plot)
    blank = chart._chartSpace.chart.find(qn("c:dispBlanksAs"))
    if blank is None:  # its place in the order of elements: behind plotVisOnly
        shown = chart._chartSpace.chart.find(qn("c:plotVisOnly"))
        blank = OxmlElement("c:dispBlanksAs")
        shown.addnext(blank)
    blank.set("val", "gap")
    return chart


def _axes(chart: Any, style: Look) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = values.visible = False
    values.minimum_scale, values.maximum_scale = style.foot, style.top
    names.has_major_gridlines = False
    names.major_tick_mark = names.minor_tick_mark = MARK.NONE
    names.tick_label_position = TICKS.LOW if style.named else TICKS.NONE
    values.reverse_order = style.mirrored
    if style.zero:
        names.format.line.color.rgb = rgb(look.HATCH)
    else:
        names.format.line.fill.background()
    names.tick_labels.font.size = Pt(style.size)
    names.tick_labels.font.color.rgb = rgb(look.INK)


def _fix(area: Any, plot: tuple[float, float, float, float]) -> None:
    """Hold the bars where names and heads beside them expect them, in shares of the chart."""
    for found in area.findall(qn("c:layout")):
        area.remove(found)
    outer = OxmlElement("c:layout")
    inner = _in(outer, "c:manualLayout")
    _in(inner, "c:layoutTarget", "inner")
    for mode in ("xMode", "yMode"):
        _in(inner, f"c:{mode}", "edge")
    for side, share in zip("xywh", plot, strict=True):
        _in(inner, f"c:{side}", f"{share:.4f}")
    area.insert(0, outer)


def _labels(series: Any, at: int, data: Data, how: tuple[Any, Look]) -> None:
    """Label every point by its number; by own words where that says more than is known."""
    place, style = how
    colour = style.labels[at] if style.labels else look.INK
    if colour is None:
        return
    labels = series.data_labels
    labels.show_value, labels.position = True, place
    labels.number_format, labels.number_format_is_linked = data.format, False
    labels.font.size, labels.font.bold = Pt(style.size), True
    labels.font.color.rgb = rgb(colour)
    _on_one_line(labels._element)
    for (mine, point), words in style.said.items():
        if mine == at:
            label = series.points[point].data_label
            write(label.text_frame, [[Run(words, style.size, colour, bold=True)]], "center")
            label.position = place
            own = label._get_or_add_dLbl()
            _on_one_line(own)
            if (mine, point) in style.moved:
                _move(own, style.moved[mine, point])
    if style.moved:
        labels._element.append(parse_xml(NO_LEADERS))


def _move(label: Any, right: float) -> None:
    """Move a label by a share of the chart's width."""
    outer = OxmlElement("c:layout")
    inner = _in(outer, "c:manualLayout")
    _in(inner, "c:x", f"{right:.4f}")
    _in(inner, "c:y", "0")
    for found in label.findall(qn("c:layout")):
        label.remove(found)
    label.find(qn("c:idx")).addnext(outer)


def _on_one_line(labels: Any) -> None:
    """Keep a number whole: some office programs break it where the bar is narrow."""
    for one in labels.iter(qn("a:bodyPr")):
        one.set("wrap", "none")


def _in(element: Any, tag: str, value: str = "") -> Any:
    """Return a new last part of an element."""
    one = OxmlElement(tag)
    if value:
        one.set("val", value)
    element.append(one)
    return one
