using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Fields;
using KobanBot.Bot.Import;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Fields;

/// <summary>A property of the record is finished when it is a field that is printed, imported and copied, or says why not.</summary>
public sealed class MeetingFieldsTests
{
    private static readonly Dictionary<string, string> NoFields = new(StringComparer.Ordinal)
    {
        ["MeetingContent.EarlierFeedback"] = "One form for each open request, with the fields of FeedbackUpdate.",
        ["Attendance.Absent"] = "Unticked on the list of the day's members; the sheet prints their names as of that day.",
        ["Attendance.Officers"] = "Ticked on the roster of the day; the sheet prints rank and name as of that day.",
        ["Attendance.Supervisors"] = "Ticked on the roster of the day; the sheet prints rank and name as of that day.",
        ["Attendance.Letters"] = "Ticked on the list of letters of the day; 第5号様式 has no place for it, and the member's row says when.",
        ["Topic.Id"] = "Minted when it is first entered.",
        ["FeedbackEntry.Id"] = "Minted when it is first entered.",
        ["FeedbackUpdate.FeedbackId"] = "Names the request.",
        ["FeedbackUpdate.Seen"] = "What the officer had before him, noted by the form.",
    };

    /// <summary>Columns of the row itself: which meeting of which council, and how it was confirmed.</summary>
    private static readonly string[] OfTheRow = ["連絡協議会コード", "会議番号", "状態", "確定者職員番号", "確定日", "署長報告日"];

    private static readonly EarlierFeedbackFields Earlier = new("F00", "");

    /// <summary>A record with something in every property, and nothing twice.</summary>
    private static readonly MeetingContent Full = new()
    {
        Kind = MeetingKind.Extraordinary,
        Date = new DateOnly(2026, 11, 20),
        Start = new TimeOnly(14, 5),
        End = new TimeOnly(15, 25),
        Place = "ある場所",
        Form = MeetingForm.Written,
        Attendance = new Attendance
        {
            Absent = [new MemberId("M02")],
            Officers = [new OfficerId("9000001")],
            Supervisors = [new OfficerId("9000009")],
            OtherDivisions = ["関係する課の者"],
            Guests = ["参加した住民"],
            Consultation = GuestConsultation.Done,
            ConsultedOn = new DateOnly(2026, 11, 2),
            Letters = [new LetterOf(new MemberId("M01"), new DateOnly(2026, 4, 1))],
        },
        EarlierFeedback = [new FeedbackUpdate("F00", FeedbackStatus.HandedOver, "前の措置", Told: true) { Seen = 1 }],
        Notices = "ある連絡",
        Topics = [new Topic("t1", TopicCategory.CommunityIssues, "ある議題", "ある結果")],
        Feedback =
        [
            new FeedbackEntry
            {
                Id = "f1",
                Kind = FeedbackKind.Request,
                Text = "ある要望",
                Field = FeedbackField.Traffic,
                Speaker = "ある発言者",
                PersonInCharge = "ある担当",
                Measure = "ある措置",
                Status = FeedbackStatus.Planned,
                ProblemSolving = true,
            },
        ],
        ProblemSolving = "ある取組",
        Materials = ["地図・写真"],
        OtherMaterials = "ある資料",
        NextDate = new DateOnly(2027, 2, 19),
        Extraordinary = new ExtraordinaryPart
        {
            Occasion = "ある契機",
            Information = "ある情報",
            EmergencyContact = "ある連絡方法",
            Cooperation = "ある協力",
            Reflection = "ある反映",
        },
        Remarks = "ある理由",
    };

    [Fact]
    public void Every_property_of_the_record_is_a_field_or_has_a_reason()
    {
        Properties.WithoutField<MeetingContent>(Names(MeetingFields.All), NoFields).ShouldBeEmpty();
        Properties.WithoutField<Attendance>(Names(Of(nameof(MeetingContent.Attendance))), NoFields).ShouldBeEmpty();
        Properties.WithoutField<ExtraordinaryPart>(Names(Of(nameof(MeetingContent.Extraordinary))), NoFields).ShouldBeEmpty();
        Properties.WithoutField<Topic>(Names(TopicFields.OfTopic), NoFields).ShouldBeEmpty();
        Properties.WithoutField<FeedbackEntry>(Names(FeedbackFields.OfEntry), NoFields).ShouldBeEmpty();
        Properties.WithoutField<FeedbackUpdate>(Names(Earlier.All), NoFields).ShouldBeEmpty();
    }

    /// <summary>A sample that leaves a property out proves nothing about it.</summary>
    [Fact]
    public void Every_property_of_the_samples_is_set()
    {
        foreach (var sample in new[] { Full, StorageSamples.Content() })
        {
            Properties.NotSet(sample).ShouldBeEmpty();
            Properties.NotSet(sample.Attendance).ShouldBeEmpty();
            Properties.NotSet(sample.Extraordinary).ShouldBeEmpty();
            sample.Feedback.SelectMany(Properties.NotSet).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_field_is_printed()
    {
        NotPrinted(MeetingFields.All.Where(f => f is InputField<MeetingContent>), Full).ShouldBeEmpty();
        NotPrinted(TopicFields.OfTopic, Full.Topics[0]).ShouldBeEmpty();
        NotPrinted(FeedbackFields.OfEntry, Full.Feedback[0]).ShouldBeEmpty();
        NotPrinted(Earlier.All, Full.EarlierFeedback[0]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_is_imported_or_says_why_not()
    {
        var imported = MeetingFields.Import(new Filled());

        NotImported(MeetingFields.All, ImportFiles.Meetings, imported).ShouldBeEmpty();
        NotImported(TopicFields.OfTopic, ImportFiles.MeetingTopics, Row(TopicFields.OfTopic, Empty.Topic)).ShouldBeEmpty();
        NotImported(FeedbackFields.OfEntry, ImportFiles.MeetingFeedback, Row(FeedbackFields.OfEntry, Empty.Entry)).ShouldBeEmpty();
        NotImported(Earlier.All, ImportFiles.MeetingFeedback, Full.EarlierFeedback[0]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_column_of_a_meeting_is_read() =>
        ImportFiles
            .Meetings.Columns.Concat(ImportFiles.Meetings.MoreColumns)
            .Except(MeetingFields.All.Select(f => f.Column?.Name ?? ""))
            .ShouldBe(OfTheRow, ignoreOrder: true);

    [Fact]
    public void Every_field_is_copied_or_says_why_not()
    {
        NotCopied(MeetingFields.All, Full, MeetingFields.Copy(Full, new MeetingContent())).ShouldBeEmpty();
        TopicFields.OfTopic.Concat<object>(FeedbackFields.OfEntry).Concat(Earlier.All).ShouldAllBe(f => IsDecided(f));
    }

    /// <summary>The positive control: a field that is only declared is noticed by each of the three.</summary>
    [Fact]
    public void A_field_that_is_only_declared_is_noticed()
    {
        var only = new LineField<MeetingContent>
        {
            Property = "Weather",
            Id = "weather",
            Label = "天候",
            Longest = 10,
            Get = _ => "晴のち曇",
            Set = (c, _) => c,
        };

        NotPrinted([only], Full).ShouldBe(["Weather"]);
        NotImported([only], ImportFiles.Meetings, Full).ShouldBe(["Weather"]);
        NotImported([only with { Column = Column.Of("天候") }], ImportFiles.Meetings, Full).ShouldBe(["Weather"]);
        NotCopied([only], Full, Full).ShouldBe(["Weather"]);
        Properties
            .WithoutField<MeetingContent>(Names(MeetingFields.All).Where(n => n != "Place"), NoFields)
            .ShouldBe(["MeetingContent.Place"]);
    }

    [Fact]
    public void Ids_are_distinct() =>
        MeetingFields
            .All.OfType<InputField<MeetingContent>>()
            .Select(f => f.Id)
            .Concat(TopicFields.OfTopic.Select(f => f.Id))
            .Concat(FeedbackFields.OfEntry.Select(f => f.Id))
            .ShouldBeUnique();

    private static IEnumerable<string> Names<T>(IEnumerable<Field<T>> fields)
        where T : class => fields.Select(f => f.Property);

    private static IEnumerable<Field<MeetingContent>> Of(string part) =>
        MeetingFields.All.Where(f => f.Property.StartsWith($"{part}.", StringComparison.Ordinal));

    private static bool IsDecided(object field) =>
        field
            is Field<Topic> { Copied: not null }
                or Field<FeedbackEntry> { Copied: not null }
                or Field<FeedbackUpdate> { Copied: not null };

    private static List<string> NotPrinted<T>(IEnumerable<Field<T>> fields, T sample)
        where T : class
    {
        var update = Full.EarlierFeedback[0];
        var sheet = StorageSamples.Record().Sheet with
        {
            EarlierFeedback = [new EarlierFeedbackLine("前の要望", update.Status, update.Measure, update.Told)],
        };
        var lines = RecordSheet.Fields(Full, sheet, record: null).Select(l => $"{l.Label}\n{l.Text}").ToList();
        return
        [
            .. fields
                .Where(f => f.IsEmpty(sample) || !lines.Exists(l => l.Contains(f.Print(sample), StringComparison.Ordinal)))
                .Select(f => f.Property),
        ];
    }

    private static List<string> NotImported<T>(IEnumerable<Field<T>> fields, CsvFile file, T imported)
        where T : class =>
        [
            .. fields
                .Where(f =>
                    f.Column is not { } column
                    || (column.Name is { } name && (f.IsEmpty(imported) || !file.Columns.Concat(file.MoreColumns).Contains(name)))
                )
                .Select(f => f.Property),
        ];

    private static List<string> NotCopied<T>(IEnumerable<Field<T>> fields, T last, T copied)
        where T : class =>
        [
            .. fields
                .Where(f => f.Copied is not { } copying || (copying.Reason is null && (f.IsEmpty(last) || f.IsEmpty(copied))))
                .Select(f => f.Property),
        ];

    private static T Row<T>(IEnumerable<Field<T>> fields, T blank)
        where T : class => fields.Aggregate(blank, (row, field) => field.Import(new Filled(), row));

    private static class Empty
    {
        public static Topic Topic { get; } = new("t1", TopicCategory.PoliceActivity, "", "");

        public static FeedbackEntry Entry { get; } = FeedbackFields.Empty("f1");
    }

    /// <summary>A row with something in every column.</summary>
    private sealed class Filled : IColumns
    {
        public string Line(string column) => column;

        public string Text(string column) => column;

        public DateOnly? OptionalDay(string column) => new DateOnly(2026, 11, 20);

        public TimeOnly? OptionalTime(string column) => new TimeOnly(14, 0);

        public TEnum? OptionalOneOf<TEnum>(string column, IReadOnlyDictionary<string, TEnum> words)
            where TEnum : struct, Enum => words.Values.Last();

        public IReadOnlyList<string> Split(string column) => [column];
    }
}
