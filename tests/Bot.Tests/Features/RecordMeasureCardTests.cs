using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Measures;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class RecordMeasureCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Drawing Drawing = Steps.Of(World.EastOfficer).Draw();

    private static readonly Feedback Untouched = World.EastFacts.Feedback[0];

    private static readonly Feedback Planned = Untouched with
    {
        Entry = Untouched.Entry with
        {
            Status = FeedbackStatus.Planned,
            Measure = "町役場に設置を要望し、来年度の予算で検討中",
            PersonInCharge = "巡査 試験 三郎",
            Field = FeedbackField.Traffic,
        },
        ToldOn = new DateOnly(2026, 9, 1),
        NextReview = new DateOnly(2026, 12, 20),
        EnteredBy = World.EastOfficer.Id,
        ChangedOn = new DateOnly(2026, 9, 1),
        Version = 2,
    };

    [Fact]
    [Trait("Rule", "R072")]
    public void A_request_of_which_nobody_has_been_told() =>
        RecordMeasureCard.Render(View(Untouched) with { Due = "署の目安 6月26日（金）（151日経過）" }).ShouldBeApproved("untold");

    [Fact]
    [Trait("Rule", "R073")]
    public void A_request_that_is_pursued_by_plan_with_support_asked_for() =>
        RecordMeasureCard.Render(View(Planned) with { EnteredBy = "巡査 試験 三郎", SupportIsAsked = true }).ShouldBeApproved("planned");

    [Fact]
    public void What_was_typed_stays_beside_its_errors()
    {
        var form = RecordMeasureForm.Read(
            CardData.Of(
                new Dictionary<string, string>
                {
                    ["status"] = "Done",
                    ["measure"] = "設置済み",
                    ["told"] = "明日",
                    ["next"] = "2026-11-24",
                }
            ),
            Untouched.Entry.Id,
            Untouched.Version
        );

        RecordMeasureCard
            .Render(
                View(Untouched) with
                {
                    Form = form.State.With("next", "次回確認日には、明日以降の日付を入力してください。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("errors");
    }

    [Fact]
    public void A_supervisor_reads_it() =>
        RecordMeasureCard.Render(View(Planned) with { MayRecord = false, MayAskForSupport = false }).ShouldBeApproved("read-only");

    [Fact]
    [Trait("Rule", "R072")]
    public void A_saved_measure_of_which_the_participants_are_still_to_be_told() =>
        Saved(Planned with { ToldOn = null, NextReview = null }).ShouldBeApproved("saved");

    [Fact]
    [Trait("Rule", "R072")]
    public void A_request_that_is_closed() =>
        Saved(
                Planned with
                {
                    Entry = Planned.Entry with { Status = FeedbackStatus.Done, Measure = "街路灯を1基設置" },
                    ToldOn = Today,
                    NextReview = null,
                }
            )
            .ShouldBeApproved("closed");

    [Fact]
    public void A_list_of_one_council() =>
        RequestListCard
            .Render(
                new RequestListView(
                    Drawing,
                    World.East,
                    "東駐在所連絡協議会",
                    [Line(Untouched), Line(Planned) with { SupportIsAsked = true }],
                    0,
                    Today
                )
            )
            .ShouldBeApproved("list");

    [Fact]
    public void A_list_over_all_councils_has_pages() =>
        RequestListCard
            .Render(new RequestListView(Drawing, null, "中央警察署", [.. Enumerable.Range(1, 20).Select(i => Numbered(i))], 1, Today))
            .ShouldBeApproved("list-many");

    [Fact]
    public void A_list_of_nothing() =>
        RequestListCard
            .Render(new RequestListView(Drawing, World.Central, "中央交番連絡協議会", [], 0, Today))
            .ShouldBeApproved("list-empty");

    private static AdaptiveCard Saved(Feedback request) =>
        MeasureSavedCard.Render(View(request) with { Findings = Core.Meetings.RecordMeasure.Review(request, new ObligationSettings()) });

    private static RequestLine Line(Feedback request) => new(World.East, "東駐在所連絡協議会", request, false);

    private static RequestLine Numbered(int i) =>
        Line(
            Untouched with
            {
                Entry = Untouched.Entry with { Id = $"F{i}", Text = $"{i}件目の要望" },
                MeetingDate = new DateOnly(2026, 6, i),
            }
        );

    private static RecordMeasureView View(Feedback request) =>
        new()
        {
            Drawing = Drawing,
            Council = World.East,
            CouncilName = "東駐在所連絡協議会",
            Request = request,
            Today = Today,
            MayRecord = true,
            MayAskForSupport = true,
        };
}
