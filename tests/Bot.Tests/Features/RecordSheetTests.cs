using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Features;

/// <summary>What the record prints: everything that the guideline wants to be in it has its field.</summary>
public sealed class RecordSheetTests
{
    private static readonly MeetingDraft Started = Core.Meetings.RecordMeeting.Start(
        World.CentralFacts,
        World.Lead,
        World.Now,
        new MeetingId("D1"),
        Core.Guideline.ObligationRules.Default.Settings
    );

    [Fact]
    [Trait("Rule", "R059")]
    [Trait("Rule", "R084")]
    [Trait("Rule", "R099")]
    [Trait("Rule", "R113")]
    public void Everybody_who_took_part_is_named_by_the_kind_of_participant()
    {
        var attendance = new Attendance
        {
            Absent = [new MemberId("M7")],
            Supervisors = [World.SectionChief.Id],
            OtherDivisions = ["生活安全課　警部補 試験 十一郎"],
            Guests = ["試験 花子　中央小学校PTA"],
        };

        var sheet = SheetOf(Started.Content with { Attendance = attendance });

        sheet["出席委員"].ShouldEndWith("（9人）");
        sheet["欠席委員"].ShouldBe("留萌 八郎（1人）");
        sheet["運営担当者"].ShouldBe("巡査部長 試験 一郎、巡査 試験 二郎（2人）");
        sheet["地域警察幹部"].ShouldBe("警部 試験 五郎（1人）");
        sheet["関係部門の警察官"].ShouldBe("生活安全課　警部補 試験 十一郎（1人）");
        sheet["委員以外の地域住民等"].ShouldBe("試験 花子　中央小学校PTA（1人）");
    }

    [Fact]
    [Trait("Rule", "R065")]
    [Trait("Rule", "R114")]
    public void Notices_discussion_and_requests_each_have_their_place()
    {
        var sheet = SheetOf(
            Started.Content with
            {
                Notices = "年末の特別警戒",
                Topics = [new Topic("t1", TopicCategory.CommunityIssues, "通学路の街路灯", "町内会と合同で点検する")],
                Feedback = [Request],
            }
        );

        sheet["警察からの連絡事項"].ShouldBe("年末の特別警戒");
        sheet["議題1（地域の抱える問題、行事等の進め方）"].ShouldBe("通学路の街路灯\n町内会と合同で点検する");
        sheet["意見・要望等1（要望・地域）"].ShouldStartWith("街路灯を設置してほしい");
    }

    [Fact]
    [Trait("Rule", "R070")]
    [Trait("Rule", "R071")]
    public void A_request_taken_up_as_problem_solving_says_so_and_what_is_done_has_its_place()
    {
        var sheet = SheetOf(
            Started.Content with
            {
                Feedback = [Request with { ProblemSolving = true }],
                ProblemSolving = "町内会と協働して点検し、原因を除く",
            }
        );

        sheet["意見・要望等1（要望・地域）"].ShouldContain("問題解決の取組として取り上げる");
        sheet["犯罪被害抑止等に向けた取組（問題解決）"].ShouldBe("町内会と協働して点検し、原因を除く");
    }

    [Fact]
    [Trait("Rule", "R074")]
    public void Materials_are_listed_with_those_of_no_usual_kind() =>
        SheetOf(Started.Content with { Materials = ["ミニ広報紙", "統計資料"], OtherMaterials = "地図" })["会議資料"]
            .ShouldBe("ミニ広報紙、統計資料、地図");

    [Fact]
    [Trait("Rule", "R056")]
    [Trait("Rule", "R058")]
    [Trait("Rule", "R112")]
    public void An_extraordinary_meeting_prints_its_headings_and_a_regular_one_does_not()
    {
        string[] headings = ["契機", "情報の正確な伝達", "緊急時における連絡方法の確立", "必要な協力要請", "所管区活動への反映"];

        var regular = SheetOf(Started.Content);
        var extraordinary = SheetOf(Started.Content with { Kind = MeetingKind.Extraordinary });

        headings.ShouldAllBe(h => extraordinary[h] == "記載なし");
        headings.Where(regular.ContainsKey).ShouldBeEmpty();
    }

    private static FeedbackEntry Request { get; } =
        new()
        {
            Id = "f1",
            Kind = FeedbackKind.Request,
            Text = "街路灯を設置してほしい",
        };

    private static Dictionary<string, string> SheetOf(MeetingContent content)
    {
        var review = MeetingReview.Of(
            World.CentralFacts,
            Started with
            {
                Content = content,
            },
            World.Lead.Title,
            new DateOnly(2026, 11, 24),
            Core.Guideline.GuidelineSettings.Default
        );
        return RecordSheet.Fields(content, review.Sheet, record: null).ToDictionary(f => f.Label, f => f.Text);
    }
}
