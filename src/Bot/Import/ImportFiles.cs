namespace KobanBot.Bot.Import;

/// <summary>The files of an import and their columns, in the words of the people who fill them in.</summary>
internal static class ImportFiles
{
    public const string ReportName = "import-report.csv";

    public static readonly CsvFile Stations = File("stations.csv", "警察署コード,警察署名,方面,有効開始日,有効終了日,統合先警察署コード");

    public static readonly CsvFile PoliceBoxes = File("police_boxes.csv", "交番等コード,交番等名,種別");

    public static readonly CsvFile PoliceBoxStations = File("police_box_stations.csv", "交番等コード,警察署コード,開始日,終了日");

    public static readonly CsvFile Officers = File("officers.csv", "職員番号,氏名,ふりがな,階級,UPN");

    public static readonly CsvFile Assignments = File("assignments.csv", "職員番号,所属コード,役割,開始日,終了日");

    public static readonly CsvFile Councils = File("councils.csv", "連絡協議会コード,名称,種別,目的,区域,設置日,廃止日");

    public static readonly CsvFile CouncilPoliceBoxes = File("council_police_boxes.csv", "連絡協議会コード,交番等コード,開始日,終了日");

    public static readonly CsvFile LeadOfficers = Optional("lead_officers.csv", "連絡協議会コード,職員番号,開始日,終了日");

    public static readonly CsvFile Members = File(
        "members.csv",
        "連絡協議会コード,委員コード,氏名,ふりがな,選定区分,所属・職業,所管区との関係,住所,電話,連絡しやすい時間,年代,性別,地区"
    );

    public static readonly CsvFile Commissions = File(
        "commissions.csv",
        "連絡協議会コード,委員コード,委嘱種別,前任者委員コード,任期開始日,任期終了日,委嘱状交付日,解嘱日,解嘱事由",
        more: "終了日の理由"
    );

    public static readonly CsvFile MeetingPlans = Optional(
        "meeting_plans.csv",
        "連絡協議会コード,年度,開催日,開始時刻,場所,警察活動の重点,地域の行事"
    );

    public static readonly CsvFile PlanTopics = Optional("plan_topics.csv", "連絡協議会コード,開催日,番号,議題区分,議題");

    public static readonly CsvFile Meetings = Optional(
        "meetings.csv",
        "連絡協議会コード,会議番号,会議区分,開催日,開始時刻,終了時刻,場所,状態,警察からの連絡事項,問題解決,会議資料,次回予定日,契機,情報の伝達,"
            + "連絡方法,協力要請,所管区活動への反映,人選の事前検討,人選検討日,確定者職員番号,確定日,署長報告日",
        more: "開催方法"
    );

    public static readonly CsvFile MeetingAttendance = Optional(
        "meeting_attendance.csv",
        "連絡協議会コード,会議番号,参加者区分,コード,氏名・所属,出欠"
    );

    public static readonly CsvFile MeetingTopics = Optional("meeting_topics.csv", "連絡協議会コード,会議番号,番号,議題区分,議題,結果");

    public static readonly CsvFile MeetingFeedback = Optional(
        "meeting_feedback.csv",
        "連絡協議会コード,会議番号,番号,種別,内容,分野,発言者,担当,措置,措置状況,連絡日"
    );

    public static readonly IReadOnlyList<CsvFile> All =
    [
        Stations,
        PoliceBoxes,
        PoliceBoxStations,
        Officers,
        Assignments,
        Councils,
        CouncilPoliceBoxes,
        LeadOfficers,
        Members,
        Commissions,
        MeetingPlans,
        PlanTopics,
        Meetings,
        MeetingAttendance,
        MeetingTopics,
        MeetingFeedback,
    ];

    /// <summary>Files that may lie beside the others and are not read.</summary>
    public static readonly IReadOnlyList<string> Ignored = [ReportName, "personas.csv"];

    /// <summary>The folder holds at least one file of an import.</summary>
    public static bool IsImport(string folder) => All.Any(f => System.IO.File.Exists(Path.Combine(folder, f.Name)));

    private static CsvFile File(string name, string columns, string more = "") => new(name, Required: true, Split(columns), Split(more));

    private static CsvFile Optional(string name, string columns, string more = "") =>
        new(name, Required: false, Split(columns), Split(more));

    private static string[] Split(string columns) => columns.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
