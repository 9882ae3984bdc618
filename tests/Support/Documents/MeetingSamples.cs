using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Support.Documents;

/// <summary>Records of a meeting, small and large.</summary>
internal static class MeetingSamples
{
    private static readonly MeetingId Id = new("R1");

    public static CouncilFacts Facts(string size) => FormSamples.CouncilOf(size) with { Meetings = [Body(size).Header] };

    public static MeetingRecordBody Body(string size) =>
        size switch
        {
            FormSamples.Minimal => Of(
                size,
                new MeetingContent
                {
                    Kind = MeetingKind.Regular,
                    Date = FormSamples.Today,
                    Topics = [Topic(1, "")],
                },
                []
            ),
            FormSamples.Usual => Of(size, Usual, ["留萌 八郎"]),
            _ => Of(size, Extreme, FormSamples.Names(40)),
        };

    private static MeetingContent Usual =>
        new()
        {
            Kind = MeetingKind.Regular,
            Date = FormSamples.Today,
            Start = new TimeOnly(14, 0),
            End = new TimeOnly(15, 20),
            Place = "中央町内会館",
            Notices = "年末の特別警戒について",
            Topics = [Topic(1, "町内会と合同で点検する"), Topic(2, "登下校の時間に立番する")],
            Feedback =
            [
                new FeedbackEntry
                {
                    Id = "f1",
                    Kind = FeedbackKind.Request,
                    Text = "通学路に街路灯を設置してほしい",
                    Speaker = "阿寒 一",
                    Status = FeedbackStatus.Planned,
                    Measure = "町役場と調整する",
                    PersonInCharge = "地域課",
                    ProblemSolving = true,
                },
                new FeedbackEntry
                {
                    Id = "f2",
                    Kind = FeedbackKind.Opinion,
                    Text = "巡回連絡に感謝している",
                },
            ],
            Materials = ["ミニ広報紙"],
            NextDate = new DateOnly(2027, 5, 14),
            Attendance = new Attendance
            {
                Guests = ["試験 花子　中央小学校PTA"],
                Consultation = GuestConsultation.Done,
                ConsultedOn = new DateOnly(2026, 10, 20),
            },
        };

    private static MeetingContent Extreme =>
        Usual with
        {
            Kind = MeetingKind.Extraordinary,
            Form = MeetingForm.Online,
            Place = FormSamples.Long(400),
            Notices = FormSamples.Long(2000),
            Topics = [.. Enumerable.Range(1, 60).Select(i => Topic(i, FormSamples.Long(300)))],
            Feedback =
            [
                .. Enumerable
                    .Range(1, 30)
                    .Select(i =>
                        Usual.Feedback[i % 2] with
                        {
                            Id = $"f{i}",
                            Text = FormSamples.Long(400),
                            Speaker = FormSamples.HardNames[i % 7],
                        }
                    ),
            ],
            ProblemSolving = FormSamples.Long(500),
            Remarks = "1行目\n2行目\tタブ\u0007と\uD800制御文字",
            Extraordinary = new ExtraordinaryPart { Occasion = FormSamples.Long(200), Information = "防災無線で伝達した" },
            Attendance = Usual.Attendance with { Guests = FormSamples.Names(20), OtherDivisions = ["生活安全課　警部補 試験 十一郎"] },
        };

    private static Topic Topic(int number, string result) =>
        new($"t{number}", TopicCategory.CommunityIssues, $"通学路の街路灯{number}", result);

    private static MeetingRecordBody Of(string size, MeetingContent content, IReadOnlyList<string> absent)
    {
        var members = FormSamples.CouncilOf(size).Members;
        return new MeetingRecordBody(
            new MeetingRecord
            {
                Id = Id,
                Revision = size == FormSamples.Extreme ? 12 : 1,
                RevisionReason = size == FormSamples.Extreme ? "記載漏れの補足" : null,
                State = RecordState.Confirmed,
                Kind = MeetingKind.Regular,
                Date = FormSamples.Today,
                ConfirmedBy = World.Lead.Id,
                ConfirmedByTitle = World.Lead.Title,
                ConfirmedAt = World.Now,
                MembersInOffice = members.Count,
                MembersPresent = 1,
                Absent = size == FormSamples.Minimal ? [members[0].Id] : [.. members.Take(8).Skip(7).Select(m => m.Id)],
            },
            content,
            new MeetingSheet
            {
                CouncilName = FormSamples.CouncilOf(size).Council.Name,
                StationName = "中央警察署",
                Present = size == FormSamples.Minimal ? [] : [.. members.Take(7).Select(m => m.Name)],
                Absent = absent,
                Officers = [World.Lead.Title, World.Second.Title],
                Supervisors = size == FormSamples.Minimal ? [] : [World.SectionChief.Title],
                EarlierFeedback =
                    size == FormSamples.Minimal
                        ? []
                        : [new EarlierFeedbackLine("横断歩道の塗り直し", FeedbackStatus.Done, "10月に施工した", true)],
                Author = World.Lead.Title,
            }
        );
    }
}
