using System.Globalization;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>The Japanese of figures, units and topics.</summary>
internal static class SummaryWords
{
    public static string Of(FigureKey key) =>
        key.Kind switch
        {
            FigureKind.SubmissionsDue => "対象の警察署",
            FigureKind.SubmissionsReady => "送付準備済",
            FigureKind.SubmissionsOpen => "準備未了",
            FigureKind.SubmissionsSent => "送付済",
            FigureKind.Councils => "連絡協議会",
            FigureKind.TooFewMembers => "委員5人未満",
            FigureKind.LeadVacant => "運営責任者なし",
            FigureKind.RegularDue => "定期会議の対象",
            FigureKind.RegularHeld => "開催済",
            FigureKind.RegularMissing => "未開催",
            FigureKind.Regular => "定期会議",
            FigureKind.Extraordinary => "臨時会議",
            FigureKind.Attendance => "平均出席率",
            FigureKind.Minutes => "平均開催時間",
            FigureKind.Members => "委員",
            FigureKind.Persons => "うち実人員",
            FigureKind.Sex => Sex(key.Part),
            FigureKind.Age => Age(key.Part),
            FigureKind.Category => Category(key.Part),
            FigureKind.TermsEnding => "90日以内に任期満了",
            FigureKind.Feedback => "意見・要望等",
            FigureKind.Field => MeetingWords.Of(Enum.Parse<FeedbackField>(key.Part)),
            FigureKind.Status => key.Part == FigureParts.Opinion
                ? "意見（措置不要）"
                : MeetingWords.Of(Enum.Parse<FeedbackStatus>(key.Part)),
            FigureKind.OpenFeedback => "未了の要望",
            FigureKind.MeasureOpen => "措置未了",
            FigureKind.Untold => "措置結果の未連絡",
            FigureKind.OpenAge => OpenAge(key.Part),
            FigureKind.ProblemSolving => "問題解決に取上げ",
            FigureKind.ProblemSolvingClosed => "うち終結",
            FigureKind.Examples => "好事例",
            FigureKind.Beats => "所管区",
            FigureKind.Coverage => Coverage(key.Part),
            FigureKind.Late => "期日経過",
            FigureKind.LateOf => $"{Obligation(key.Part)}（期日経過）",
            FigureKind.Coming => "30日以内",
            FigureKind.ComingOf => $"{Obligation(key.Part)}（30日以内）",
            FigureKind.TurnDone => $"{Turn(key.Part)}（済）",
            FigureKind.TurnOpen or _ => $"{Turn(key.Part)}（未）",
        };

    /// <summary>What is counted: 署, 人, 件.</summary>
    public static string Unit(FigureKind kind) =>
        kind switch
        {
            FigureKind.SubmissionsDue or FigureKind.SubmissionsReady or FigureKind.SubmissionsOpen or FigureKind.SubmissionsSent => "署",
            FigureKind.Regular or FigureKind.Extraordinary or FigureKind.Attendance or FigureKind.Minutes => "回",
            FigureKind.Members or FigureKind.Persons or FigureKind.Sex or FigureKind.Age or FigureKind.Category or FigureKind.TermsEnding =>
                "人",
            FigureKind.Councils
            or FigureKind.TooFewMembers
            or FigureKind.LeadVacant
            or FigureKind.RegularDue
            or FigureKind.RegularHeld
            or FigureKind.RegularMissing
            or FigureKind.TurnDone
            or FigureKind.TurnOpen => "協議会",
            FigureKind.Beats or FigureKind.Coverage => "所管区",
            _ => "件",
        };

    /// <summary>As <see cref="Unit(FigureKind)"/>; some checks of 年度替わり are of stations.</summary>
    public static string Unit(FigureKey key) =>
        key.Kind is FigureKind.TurnDone or FigureKind.TurnOpen && TurnOfYear.IsOfStations(Enum.Parse<TurnCheck>(key.Part))
            ? Unit(FigureKind.SubmissionsDue)
            : Unit(key.Kind);

    /// <summary>As it stands in a table: 6,914人, 88.4%, 77.3分; councils and beats without their long unit, which the heading says.</summary>
    public static string Value(Figure figure) =>
        figure.Key.Kind switch
        {
            FigureKind.Attendance => figure.Mean is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:0.0}%") : "—",
            FigureKind.Minutes => figure.Mean is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes:0.0}分") : "—",
            _ => Number(figure.Count) + (Unit(figure.Key) is { Length: 1 } unit ? unit : ""),
        };

    /// <summary>As a list's heading says it: 63協議会; 平均88.4%、613回.</summary>
    public static string Count(Figure figure)
    {
        var count = $"{Number(figure.Count)}{Unit(figure.Key)}";
        return figure.Mean is null ? count : $"{Value(figure)}（{count}の平均）";
    }

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Turn(string part) =>
        Enum.Parse<TurnCheck>(part) switch
        {
            TurnCheck.RegularMeeting => "定期会議の開催",
            TurnCheck.Plan => "次年度の開催計画",
            TurnCheck.Terms => "任期満了後の委員",
            TurnCheck.Lead => "運営責任者の指定",
            TurnCheck.Records => "記録簿の報告",
            TurnCheck.OperationList => "運営状況一覧表の作成",
            TurnCheck.Submission or _ => "下半期の送付",
        };

    public static string Obligation(string part) => ObligationTraits.Of(Enum.Parse<ObligationKind>(part)).Name;

    public static string Topic(SummaryTopic topic, ScopeLevel level) =>
        topic switch
        {
            SummaryTopic.Duties => "対応",
            SummaryTopic.Main => "会議",
            SummaryTopic.Members => "委員",
            SummaryTopic.Feedback => "意見・要望等",
            SummaryTopic.Units => level switch
            {
                ScopeLevel.Prefecture => "方面別",
                ScopeLevel.Area => "署別",
                _ => "協議会別",
            },
            SummaryTopic.More or _ => "期間・出力",
        };

    /// <summary>概況 of the headquarters, 管内 of an area, 署の状況 of a station.</summary>
    public static string Title(SummaryAddress address) =>
        address.Scope.Level switch
        {
            ScopeLevel.Prefecture => $"{Spaced(address.Period)}の概況",
            ScopeLevel.Area => $"{Spaced(address.Period)}の管内状況",
            ScopeLevel.Station => $"{Spaced(address.Period)}の署の状況",
            _ => $"{Spaced(address.Period)}の協議会の状況",
        };

    /// <summary>令和8年度 上半期.</summary>
    public static string Spaced(SummaryPeriod period) =>
        period.ToString().Replace("上半期", " 上半期", StringComparison.Ordinal).Replace("下半期", " 下半期", StringComparison.Ordinal);

    public static string Name(SummaryScope scope, SummaryData data, DateOnly day) =>
        scope.Level switch
        {
            ScopeLevel.Prefecture => "全方面",
            ScopeLevel.Area => Enum.Parse<Area>(scope.Unit).Japanese(), // A scope of an area names one.
            ScopeLevel.Station => data.Index.Find(scope.Station) is { } station
                ? (station.PeriodOn(day) ?? station.Periods.MaxBy(p => p.Days.From))?.Name ?? station.Name
                : scope.Unit,
            _ => data.Councils.FirstOrDefault(c => c.Council.Id == scope.Council)?.Council.Name ?? scope.Unit,
        };

    private static string Sex(string part) =>
        part switch
        {
            FigureParts.Male => "男",
            FigureParts.Female => "女",
            FigureParts.OtherSex => "その他",
            _ => "性別未登録",
        };

    private static string Age(string part) =>
        part switch
        {
            FigureParts.Unknown => "年代未登録",
            "10" => "10代以下",
            "80" => "80代以上",
            _ => $"{part}代",
        };

    private static string Category(string part) =>
        part == FigureParts.Unknown
            ? "選定区分未登録"
            : Enum.Parse<SelectionCategory>(part) switch
            {
                SelectionCategory.NeighbourhoodAssociation => "自治会、町内会等の役員",
                SelectionCategory.PublicBody => "自治体又は公的機関の職員",
                SelectionCategory.SafetyAssociation => "防犯協会、交通安全協会等の関係者",
                SelectionCategory.Other or _ => "その他の選定区分",
            };

    private static string OpenAge(string part) =>
        part switch
        {
            "30" => "30日以内",
            "90" => "31日から90日",
            "180" => "91日から180日",
            _ => "181日以上",
        };

    private static string Coverage(string part) =>
        Enum.Parse<CoverageState>(part) switch
        {
            CoverageState.Covered => "設置",
            CoverageState.Excepted => "職種等で代替",
            CoverageState.NotSetUp or _ => "未設置",
        };
}
