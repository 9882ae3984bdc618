using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

public sealed class SupportCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.EastOfficer).Draw();

    private static readonly SupportRequest Asked = new()
    {
        Id = "S1",
        Feedback = "old-1",
        Text = "街路灯の設置について、町役場の道路担当との調整をお願いします。",
        OtherAgency = "町役場の道路担当",
        By = World.EastOfficer.Id,
        At = World.Now.AddDays(-3),
    };

    private static readonly SupportRequest Finished = Asked with
    {
        Version = 2,
        Status = SupportStatus.Finished,
        Answer = "町役場が来年度に設置を決定",
        AnsweredBy = World.SectionChief.Id,
        AnsweredAt = World.Now,
    };

    [Fact]
    [Trait("Rule", "R083")]
    public void Support_is_asked_for_about_a_request() =>
        AskCard.Render(Ask() with { About = World.EastFacts.Feedback[0] }).ShouldBeApproved("ask");

    [Fact]
    public void What_is_asked_for_is_missing() =>
        AskCard
            .Render(
                Ask() with
                {
                    Form = AskForm
                        .Read(CardData.Of(new Dictionary<string, string> { ["agency"] = "町役場" }))
                        .State.With("text", "依頼の内容を入力してください。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("ask-errors");

    [Fact]
    [Trait("Rule", "R083")]
    public void A_supervisor_answers() =>
        SupportCard.Render(View(Asked) with { MayAnswer = true, About = World.EastFacts.Feedback[0] }).ShouldBeApproved("answer");

    [Fact]
    public void An_end_without_words_is_refused() =>
        SupportCard
            .Render(
                View(Asked with { Status = SupportStatus.InProgress, Version = 1 }) with
                {
                    MayAnswer = true,
                    Form = AnswerForm
                        .Read(CardData.Of(new Dictionary<string, string> { ["status"] = "Finished" }))
                        .State.With("answer", "完了とするときは、対応の結果を入力してください。"),
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("answer-errors");

    [Fact]
    [Trait("Rule", "R083")]
    public void The_police_box_reads_the_answer() =>
        SupportCard.Render(View(Finished) with { MayRead = true, AnsweredBy = "警部 試験 五郎" }).ShouldBeApproved("answered");

    [Fact]
    public void What_was_asked_for() =>
        SupportCard.Render(View(Asked) with { Note = "地域警察幹部に支援を依頼しました。" }).ShouldBeApproved("asked");

    [Fact]
    public void A_list_over_all_councils() =>
        SupportListCard
            .Render(
                List([
                    new SupportLine(World.East, "東駐在所連絡協議会", Asked),
                    new SupportLine(World.Central, "中央交番連絡協議会", Finished),
                ]) with
                {
                    MayAsk = false,
                }
            )
            .ShouldBeApproved("list");

    [Fact]
    public void A_list_of_many() =>
        SupportListCard
            .Render(
                List([
                    .. Enumerable.Range(1, 12).Select(i => new SupportLine(World.East, "東駐在所連絡協議会", Asked with { Id = $"S{i}" })),
                ])
            )
            .ShouldBeApproved("list-many");

    [Fact]
    public void A_list_of_nothing() =>
        SupportListCard.Render(List([]) with { Council = World.East, About = "東駐在所連絡協議会" }).ShouldBeApproved("list-empty");

    private static AskView Ask() =>
        new()
        {
            Drawing = Drawing,
            Council = World.East,
            CouncilName = "東駐在所連絡協議会",
        };

    private static SupportView View(SupportRequest request) =>
        new()
        {
            Drawing = Drawing,
            Council = World.East,
            CouncilName = "東駐在所連絡協議会",
            Request = request,
            AskedBy = "巡査 試験 三郎",
        };

    private static SupportListView List(IReadOnlyList<SupportLine> lines) =>
        new(Drawing, null, "中央警察署", lines, MayAsk: true, new DateOnly(2026, 11, 24));
}
