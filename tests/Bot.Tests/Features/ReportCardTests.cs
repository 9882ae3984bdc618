using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Notices;
using KobanBot.Bot.Features.Members.Reports;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bot.Tests.Features;

/// <summary>署への連絡 and 委員の御逝去.</summary>
public sealed class ReportCardTests
{
    private static readonly Drawing Drawing = Steps.Of(World.Section).Draw();
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly MemberReport Told = new()
    {
        Id = "R1",
        Kind = MemberReportKind.Moved,
        Member = new MemberId("M3"),
        Day = new DateOnly(2026, 11, 20),
        Text = "隣町に転居された。会議には出席しにくいとのこと。",
        By = World.Lead.Id,
        At = World.Now,
    };

    [Fact]
    [Trait("Rule", "R116")]
    public void The_police_box_tells_the_section() => TellCard.Render(Tell()).ShouldBeApproved("tell");

    [Fact]
    public void What_is_missing_comes_back() =>
        TellCard
            .Render(
                Tell() with
                {
                    Form = TellForm.Read(CardData.Of(new Dictionary<string, string> { ["text"] = "体調のため" }), "R1").State,
                    Note = Replies.CheckInput,
                }
            )
            .ShouldBeApproved("tell-errors");

    [Fact]
    [Trait("Rule", "R048")]
    public void The_section_answers_and_begins() => ReportCard.Render(Report() with { MayAnswer = true }).ShouldBeApproved("report");

    [Fact]
    public void A_candidate_becomes_a_commission() =>
        ReportCard
            .Render(
                Report() with
                {
                    Report = Told with { Kind = MemberReportKind.Candidate, Member = null, CandidateName = "根室 太郎", Day = null },
                    About = "根室 太郎",
                    MayAnswer = true,
                }
            )
            .ShouldBeApproved("candidate");

    [Fact]
    public void The_police_box_reads_the_answer() =>
        ReportCard
            .Render(
                Report() with
                {
                    Report = Told with
                    {
                        Answer = "本人の意向を確かめてください。",
                        AnsweredBy = World.Section.Id,
                        AnsweredAt = World.Now,
                        Version = 1,
                    },
                    AnsweredBy = "巡査部長 試験 四郎",
                    MayRead = true,
                }
            )
            .ShouldBeApproved("answered");

    [Fact]
    [Trait("Rule", "R047")]
    public void Who_has_died_is_chosen() => LossCard.Render(Loss()).ShouldBeApproved("loss");

    [Fact]
    [Trait("Rule", "R047")]
    public void Every_place_is_named_without_more_words_than_needed() =>
        LossCard
            .Render(
                Loss() with
                {
                    Member = World.CentralFacts.Members[3],
                    Standings = Standing.Of(World.CentralFacts with { Reports = [Told] }, new MemberId("M3"), Today),
                    MayDismiss = true,
                }
            )
            .ShouldBeApproved("loss-places");

    [Theory]
    [InlineData(false, "notice")]
    [InlineData(true, "notice-answered")]
    public void The_notice_names_nobody(bool answered, string state)
    {
        var report = answered ? Told with { Answer = "確認します。", AnsweredBy = World.Section.Id, AnsweredAt = World.Now } : Told;
        var kind = answered ? MessageKind.MemberReportAnswered : MessageKind.MemberReported;
        var message = new OutgoingMessage(Guid.Empty, World.Section.Id, kind, new MeetingId("R1"));

        var view = NoticeView.Of(World.CentralFacts with { Reports = [report] }, message, World.Now).ShouldNotBeNull();

        NoticeCard.Render(view with { Drawing = Drawing with { UserId = null } }).ShouldBeApproved(state);
        NoticeView.Of(World.CentralFacts, message, World.Now).ShouldBeNull();
    }

    private static TellView Tell() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Today = Today,
            Members = World.CentralFacts.Members,
        };

    private static ReportView Report() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Report = Told,
            About = "檜山 四郎",
            InOffice = true,
            ToldBy = "巡査部長 試験 一郎",
        };

    private static LossView Loss() =>
        new()
        {
            Drawing = Drawing,
            Council = World.Central,
            CouncilName = "中央交番連絡協議会",
            Members = World.CentralFacts.Members,
        };
}
