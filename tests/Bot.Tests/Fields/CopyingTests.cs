using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Tests.Fields;

/// <summary>前回から複写: what is entered stays, what seldom changes is filled.</summary>
public sealed class CopyingTests
{
    [Fact]
    public void What_is_entered_stays_and_the_rest_is_copied()
    {
        var last = new MeetingContent
        {
            Start = new TimeOnly(14, 0),
            Place = "中央町内会館",
            Notices = "前回の連絡",
            Topics =
            [
                new Topic("x", TopicCategory.PoliceActivity, "前回の議題", "結果"),
                new Topic("y", TopicCategory.CommunityIssues, "通学路", ""),
            ],
            Materials = ["統計"],
            OtherMaterials = "地図",
            Attendance = new Attendance { OtherDivisions = ["交通課"], Guests = ["町役場"] },
        };
        var filled = new MeetingContent
        {
            Start = new TimeOnly(10, 0),
            Place = "交番",
            Notices = "連絡",
            Topics = [new Topic("a", TopicCategory.PoliceActivity, "議題", "")],
            Materials = ["図面"],
            OtherMaterials = "写真",
            Attendance = new Attendance { Guests = ["学校"] },
        };

        var copied = MeetingFields.Copy(last, new MeetingContent());
        (copied.Start, copied.Place, copied.Notices, copied.OtherMaterials).ShouldBe(
            (last.Start, last.Place, last.Notices, last.OtherMaterials)
        );
        copied.Topics.Select(t => (t.Id, t.Title, t.Result)).ShouldBe([("c1", "前回の議題", ""), ("c2", "通学路", "")]);
        copied.Materials.ShouldBe(last.Materials);
        (copied.Attendance.OtherDivisions, copied.Attendance.Guests).ShouldBe((last.Attendance.OtherDivisions, last.Attendance.Guests));

        var kept = MeetingFields.Copy(last, filled);
        (kept.Start, kept.Place, kept.Notices, kept.OtherMaterials).ShouldBe(
            (filled.Start, filled.Place, filled.Notices, filled.OtherMaterials)
        );
        kept.Topics.ShouldBe(filled.Topics);
        kept.Materials.ShouldBe(filled.Materials);
        kept.Attendance.ShouldBe(filled.Attendance);
    }

    [Fact]
    public void Copying_fills_what_is_empty_and_leaves_what_is_entered()
    {
        var last = new MeetingContent
        {
            Place = "前回の場所",
            Start = new TimeOnly(10, 0),
            Topics = [new Topic("t", TopicCategory.Other, "前回の議題", "前回の結果")],
        };

        var copied = MeetingFields.Copy(last, new MeetingContent { Place = "今回の場所" });

        copied.Place.ShouldBe("今回の場所");
        copied.Start.ShouldBe(new TimeOnly(10, 0));
        copied.Topics.Single().Title.ShouldBe("前回の議題");
        copied.Topics.Single().Result.ShouldBeEmpty();
    }
}
