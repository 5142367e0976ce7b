"""What the person follows: the list, adding and changing, resting, and putting away."""

from __future__ import annotations

from itertools import groupby

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.types import ControllerRouterHandler

from smallwins.application import metrics, records, values
from smallwins.application.day import treats
from smallwins.application.ports import Now, Store
from smallwins.catalogue.templates import find_template, templates
from smallwins.domain.errors import Refusal
from smallwins.domain.metric import Metric, MetricState
from smallwins.domain.pause import Pause, pauses_of
from smallwins.domain.profile import Profile
from smallwins.domain.text import fold, words
from smallwins.domain.value import Value
from smallwins.web.forms import Form
from smallwins.web.page import back, page, problem_of
from smallwins.web.views import metric_form
from smallwins.web.visit import Here, Id, Visit


@get("/metrics", sync_to_thread=False)
def metrics_page(
    visit: Here, q: FromQuery[str] = "", tag: FromQuery[str] = "", archived: FromQuery[bool] = False
) -> Response[bytes]:
    """Show the metrics by their groups, those that were put away on demand."""
    held = metrics.metrics(visit.store, visit.person, archived=True)
    away = [metric for metric in held if metric.state is MetricState.ARCHIVED]
    shown = away if archived else [metric for metric in held if metric.state is not MetricState.ARCHIVED]
    found = [metric for metric in shown if _is_found(metric, q, tag)]
    groups = groupby(sorted(found, key=lambda each: fold(each.group_name)), key=lambda each: each.group_name)
    pauses = visit.store.all(Pause, visit.person.id)
    untied = values.untied(visit.store, visit.person, found)
    return page(
        visit,
        "metrics/metrics.html",
        groups=[(name, list(members)) for name, members in groups],
        any_held=bool(held),
        many=len(shown) > 7,
        away=len(away),
        archived=archived,
        q=q,
        tag=tag,
        tags=sorted({name for metric in shown for name in metric.tags}, key=fold),
        resting={metric.id for metric in found if _rests(visit, metric, pauses)},
        untied=untied if len(untied) <= values.FEW else (),
        all_untied=len(untied) if len(untied) > values.FEW and not archived else 0,
        values={value.id: value for value in visit.store.all(Value, visit.person.id)},
        everything=next((pause for pause in pauses if _of_everything(pause, visit)), None),
    )


@get("/metrics/new", sync_to_thread=False)
def new(visit: Here, template: FromQuery[str] = "") -> Response[bytes]:
    """Show the empty form, or one begun from a template; a target is never pre-filled."""
    chosen = find_template(template)
    if chosen is None:
        return _form_page(visit, Form({}), None)
    return _form_page(visit, metric_form.begun_from(chosen), None, source=chosen.source)


@post("/metrics/{metric_id:uuid}/treat")
async def had_treat(visit: Here, metric_id: Id) -> Response[bytes]:
    """Keep that the treat one promised oneself was had."""
    return back(visit, "/", await visit.change(Metric, metric_id, treats.keep_treat))


@post("/metrics/new")
async def add(visit: Here) -> Response[bytes]:
    """Begin to follow something."""
    form = await visit.form()
    try:
        metric = metric_form.made(form, visit.now, len(visit.store.all(Metric, visit.person.id)))
        done = await visit.act(metrics.add_metric, metric)
    except Refusal as refusal:
        return _form_page(visit, form, None, refusal)
    return back(visit, "/", done)


@get("/metrics/{metric_id:uuid}/edit", sync_to_thread=False)
def edit(visit: Here, metric_id: Id) -> Response[bytes]:
    """Show a metric's form as it holds today."""
    metric = records.get(visit.store, Metric, visit.person.id, metric_id)
    return _form_page(visit, metric_form.as_form(metric, visit.now.today), metric)


@post("/metrics/{metric_id:uuid}/edit")
async def change(visit: Here, metric_id: Id) -> Response[bytes]:
    """Change a metric; older days are judged by what held on them."""
    form = await visit.form()
    metric = records.get(visit.store, Metric, visit.person.id, metric_id)

    def edited(store: Store, person: Profile, now: Now, held: Metric) -> Metric:
        return metrics.edit_metric(store, person, now, held, metric_form.changes(form, held, now.today))

    try:
        done = await visit.change(Metric, metric_id, edited)
    except Refusal as refusal:
        return _form_page(visit, form, metric, refusal)
    return back(visit, f"/metrics/{metric.id}", done)


@post("/metrics/{metric_id:uuid}/archive")
async def archive(visit: Here, metric_id: Id) -> Response[bytes]:
    """Put a metric away with everything kept on it, or take it out again."""
    metric = records.get(visit.store, Metric, visit.person.id, metric_id)
    is_away = metric.state is MetricState.ARCHIVED
    change_ = metrics.take_out_metric if is_away else metrics.archive_metric
    return back(visit, "/metrics", await visit.change(Metric, metric_id, change_))


@post("/metrics/{metric_id:uuid}/second-nature")
async def second_nature(visit: Here, metric_id: Id) -> Response[bytes]:
    """Say that a metric goes by itself and need not be asked for, or ask for it again."""
    done = await visit.change(Metric, metric_id, metrics.call_second_nature)
    return back(visit, f"/metrics/{metric_id}", done)


@post("/metrics/{metric_id:uuid}/delete")
async def delete(visit: Here, metric_id: Id) -> Response[bytes]:
    """Delete a metric with its entries; undo brings all of it back."""
    return back(visit, "/metrics", await visit.change(Metric, metric_id, metrics.delete_metric))


@post("/metrics/{metric_id:uuid}/move")
async def move(visit: Here, metric_id: Id) -> Response[bytes]:
    """Move a metric one place up or down."""
    form = await visit.form()
    done = await visit.change(Metric, metric_id, metrics.move_metric, up=form.text("way") == "up")
    return back(visit, form.text("back") or "/metrics", done)


@post("/pause")
async def pause(visit: Here) -> Response[bytes]:
    """Let one metric, one group or everything rest: from a day on, until a day or open."""
    form = await visit.form()
    metric, group = form.id("metric"), form.text("group")
    resting = Pause(
        id=visit.now.new_id(),
        since=form.day("since") or visit.now.today,
        until=form.day("until"),
        metric=metric,
        group_name=group or None,
        note=form.text("note"),
        created_at=visit.now.at,
    )
    name = records.get(visit.store, Metric, visit.person.id, metric).name if metric else group
    return back(visit, form.text("back") or "/", await visit.act(metrics.pause, resting, summary=name))


@post("/resume")
async def resume(visit: Here) -> Response[bytes]:
    """End the rest of one metric, or of everything: today asks again."""
    form = await visit.form()
    asked = form.id("metric")
    metric = records.get(visit.store, Metric, visit.person.id, asked) if asked else None
    return back(visit, form.text("back") or "/", await visit.act(metrics.resume, metric))


def _form_page(
    visit: Visit, form: Form, metric: Metric | None, refusal: Refusal | None = None, *, source: str = ""
) -> Response[bytes]:
    known = metrics.metrics(visit.store, visit.person)
    return page(
        visit,
        "metrics/form.html",
        status=422 if refusal else 200,
        form=form,
        metric=metric,
        problem=problem_of(refusal),
        values=[value for value in values.values(visit.store, visit.person) if not value.archived],
        groups=sorted({other.group_name for other in known if other.group_name}, key=fold),
        templates=[] if metric else templates(),
        source=source,
    )


def _is_found(metric: Metric, query: str, tag: str) -> bool:
    text = fold(" ".join((metric.name, metric.group_name, metric.cue, *metric.tags)))
    return all(word in text for word in words(query)) and (not tag or tag in metric.tags)


def _rests(visit: Visit, metric: Metric, pauses: list[Pause]) -> bool:
    return any(pause.holds_on(visit.now.today) for pause in pauses_of(metric, pauses))


def _of_everything(pause: Pause, visit: Visit) -> bool:
    return pause.metric is None and pause.group_name is None and pause.holds_on(visit.now.today)


ROUTES: tuple[ControllerRouterHandler, ...] = (
    metrics_page, new, add, edit, change, archive, second_nature, delete, move, pause, resume, had_treat,
)  # fmt: skip
