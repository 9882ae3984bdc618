using static KobanBot.Core.Guideline.Responsible;

namespace KobanBot.Core.Guideline;

/// <summary>What is the same for every obligation of a kind.</summary>
/// <param name="Name">Short Japanese name, for lists.</param>
/// <param name="Chain">Who is responsible, then who is next (RULES 2.7).</param>
/// <param name="Together">How many posts at the beginning of the chain hear of it at once; the guideline names two for 任期満了.</param>
/// <param name="FulfilledBy">What makes it disappear, in one Japanese phrase.</param>
/// <param name="CanBeMarkedDone">
/// Whether 済み ends it. The others end only with the facts: nobody marks a meeting as held that has no record.
/// </param>
public sealed record ObligationTrait(
    ObligationKind Kind,
    string Name,
    string Clauses,
    IReadOnlyList<Responsible> Chain,
    string FulfilledBy,
    bool CanBeMarkedDone = false,
    int Together = 1
);

public static class ObligationTraits
{
    public static IReadOnlyList<ObligationTrait> All { get; } =
    [
        new(
            ObligationKind.HalfYearSubmission,
            "半期の送付",
            "記 第2-7(2)",
            [Section, SectionChief, StationChief, AreaHeadquarters, Headquarters],
            "第2号様式と第5号様式の写しの送付",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.OperationListAnnual,
            "運営状況一覧表",
            "要綱 第3-4、記 第2-2(6)",
            [Section, SectionChief, StationChief],
            "4月1日現在の第2号様式の作成",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.OperationListCorrection,
            "一覧表の補正",
            "記 第2-2(6)",
            [Section, SectionChief, StationChief],
            "第2号様式の補正",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.MeetingPlan,
            "開催計画",
            "記 第2-5(1)",
            [LeadOfficer, Section, SectionChief, StationChief],
            "開催計画の策定又は定期会議の記録"
        ),
        new(
            ObligationKind.RegularMeeting,
            "定期会議",
            "要綱 第6-2",
            [LeadOfficer, Section, SectionChief, StationChief, AreaHeadquarters, Headquarters],
            "定期会議の記録の確定"
        ),
        new(
            ObligationKind.MeetingNotice,
            "会議の周知",
            "記 第2-3(4)イ",
            [LeadOfficer, Section],
            "委員、運営担当者等への周知",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.GuestSelection,
            "人選の検討",
            "記 第2-5(3)",
            [Supervisors, SectionChief],
            "地域警察幹部等との検討",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.MeetingRecord,
            "開催結果記録簿",
            "要綱 第8",
            [LeadOfficer, Section, SectionChief, StationChief],
            "記録の確定、又は開催しなかった旨の入力",
            CanBeMarkedDone: true
        ),
        new(ObligationKind.ChiefReport, "署長への報告", "要綱 第8", [Section, SectionChief, StationChief], "署長報告日の入力"),
        new(
            ObligationKind.AbsenteeContact,
            "欠席者への連絡",
            "記 第2-6(6)",
            [OperatingOfficers, LeadOfficer, Section],
            "欠席者への連絡",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.MeasureNotice,
            "措置状況の連絡",
            "記 第2-6(4)",
            [OperatingOfficers, LeadOfficer, Section, SectionChief],
            "参加者への措置状況の連絡"
        ),
        new(
            ObligationKind.LongRunningReview,
            "要望の推進状況",
            "記 第2-6(4)",
            [OperatingOfficers, LeadOfficer, Section],
            "推進状況の確認",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.TermEnd,
            "任期満了",
            "要綱 第5-2、記 第2-4(1)",
            [Section, LeadOfficer, SectionChief, StationChief],
            "再任、後任の委嘱又は再任しない旨の入力",
            CanBeMarkedDone: true,
            Together: 2
        ),
        new(
            ObligationKind.MemberRoster,
            "委員名簿",
            "要綱 第5-6、記 第2-4(3)",
            [Section, SectionChief],
            "第4号様式の作成",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.MemberVacancy,
            "後任の補充",
            "記 第2-4(2)イ",
            [Section, LeadOfficer, SectionChief, StationChief],
            "後任の委嘱、又は補充しない旨の入力",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.TooFewMembers,
            "委員5人未満",
            "記 第2-3(2)",
            [Section, LeadOfficer, SectionChief, StationChief, AreaHeadquarters, Headquarters],
            "委員5人以上の確保"
        ),
        new(
            ObligationKind.DismissalNotice,
            "解嘱の通知",
            "要綱 第5-4",
            [Section, SectionChief, StationChief],
            "本人又はこれに代わる者への通知の入力"
        ),
        new(
            ObligationKind.LetterRetrieval,
            "委嘱状の回収",
            "要綱 第5-5、記 第2-4(2)ウ",
            [Section, SectionChief, StationChief],
            "委嘱状の回収、又は回収できない理由の入力"
        ),
        new(
            ObligationKind.EstablishmentSlip,
            "設置（廃止）票",
            "要綱 第3-3、記 第2-2(5)",
            [Section, SectionChief, StationChief, AreaHeadquarters, Headquarters],
            "第1号様式の作成と写しの送付",
            CanBeMarkedDone: true
        ),
        new(
            ObligationKind.LeadVacant,
            "運営責任者",
            "要綱 第4-4、記 第2-3(4)ウ",
            [Section, SectionChief, StationChief],
            "運営責任者の指定"
        ),
        new(
            ObligationKind.MemberVisit,
            "委員宅の訪問",
            "記 第2-3(3)イ",
            [OperatingOfficers, LeadOfficer],
            "訪問等の記録",
            CanBeMarkedDone: true
        ),
        new(ObligationKind.ConsultationAnswer, "協議の回答", "記 第2-1(2)、記 第2-2(3)", [Section, SectionChief], "協議の相手方の回答"),
    ];

    private static readonly Dictionary<ObligationKind, ObligationTrait> ByKind = All.ToDictionary(t => t.Kind);

    public static ObligationTrait Of(ObligationKind kind) => ByKind[kind];
}
