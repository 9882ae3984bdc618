using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Import;

/// <summary>The Japanese words of a closed set, as a file may spell them; the first spelling of each value is the one that is asked for.</summary>
internal sealed class ImportWords<T>(params (T Value, string[] Spellings)[] words)
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = words
        .SelectMany(w => w.Spellings.Select(s => (Spelling: Cells.Narrowed(s), w.Value)))
        .ToDictionary(w => w.Spelling, w => w.Value);

    public static ImportWords<T> Of(IReadOnlyDictionary<string, T> words) =>
        new([.. words.GroupBy(w => w.Value).Select(g => (g.Key, g.Select(w => w.Key).ToArray()))]);

    public string Known { get; } = string.Join('、', words.Select(w => $"「{w.Spellings[0]}」"));

    public T? Find(string narrowed) => _values.TryGetValue(narrowed, out var value) ? value : null;
}

/// <summary>参加者区分 (RULES 2.6).</summary>
internal enum AttendeeKind
{
    Member,
    OperatingOfficer,
    Supervisor,
    OtherDivision,
    Guest,
}

internal enum Presence
{
    Present,
    Absent,
}

internal static class ImportWords
{
    public static readonly ImportWords<Area> Areas = new(
        (Area.Sapporo, ["札幌", "札幌方面"]),
        (Area.Hakodate, ["函館", "函館方面"]),
        (Area.Asahikawa, ["旭川", "旭川方面"]),
        (Area.Kushiro, ["釧路", "釧路方面"]),
        (Area.Kitami, ["北見", "北見方面"])
    );

    public static readonly ImportWords<PoliceBoxKind> PoliceBoxes = new(
        (PoliceBoxKind.Koban, ["交番"]),
        (PoliceBoxKind.Chuzaisho, ["駐在所"]),
        (PoliceBoxKind.StationBeat, ["署所管区"])
    );

    public static readonly ImportWords<Role> Roles = new(
        (Role.OperatingOfficer, ["運営担当者"]),
        (Role.CommunityPoliceSupervisor, ["地域警察幹部"]),
        (Role.CommunityPoliceSection, ["地域課係"]),
        (Role.SectionChief, ["地域課長"]),
        (Role.StationChief, ["署長", "警察署長"]),
        (Role.AreaHeadquarters, ["方面本部"]),
        (Role.Headquarters, ["本部", "警察本部"])
    );

    public static readonly ImportWords<CouncilKind> Councils = new(
        (CouncilKind.Beat, ["所管区", "所管区連絡協議会"]),
        (CouncilKind.Split, ["単位（分割）", "単位連絡協議会（分割）"]),
        (CouncilKind.Merged, ["単位（統合）", "単位連絡協議会（統合）"]),
        (CouncilKind.SpecialPurpose, ["職種等", "職種等連絡協議会"])
    );

    public static readonly ImportWords<SelectionCategory> Categories = new(
        (SelectionCategory.NeighbourhoodAssociation, ["自治会、町内会等の役員"]),
        (SelectionCategory.PublicBody, ["自治体又は公的機関の職員"]),
        (SelectionCategory.SafetyAssociation, ["防犯協会、交通安全協会等の関係者"]),
        (SelectionCategory.Other, ["その他"])
    );

    public static readonly ImportWords<BeatTie> Ties = new(
        (BeatTie.Residence, ["居住"]),
        (BeatTie.Workplace, ["勤務"]),
        (BeatTie.Organisation, ["団体等", "団体"])
    );

    public static readonly ImportWords<CommissionKind> Commissions = new(
        (CommissionKind.New, ["新任"]),
        (CommissionKind.Renewal, ["再任"]),
        (CommissionKind.Replacement, ["補充"])
    );

    public static readonly ImportWords<DismissalReason> Dismissals = new(
        (DismissalReason.Misconduct, ["ふさわしくない行為"]),
        (DismissalReason.Resignation, ["辞退の申出"]),
        (DismissalReason.Death, ["死亡"]),
        (DismissalReason.MovedAway, ["移動等により所管区外・参画見込めず"]),
        (DismissalReason.LowParticipation, ["参画意識が低調"]),
        (DismissalReason.OtherSpecialReason, ["その他特別の理由"])
    );

    public static readonly ImportWords<RecordState> RecordStates = new(
        (RecordState.Confirmed, [MeetingWords.Of(RecordState.Confirmed)]),
        (RecordState.ReportedToChief, [MeetingWords.Of(RecordState.ReportedToChief)])
    );

    public static readonly ImportWords<TopicCategory> Topics = All<TopicCategory>(MeetingWords.Of);

    public static readonly ImportWords<AttendeeKind> Attendees = new(
        (AttendeeKind.Member, ["委員"]),
        (AttendeeKind.OperatingOfficer, ["運営担当者"]),
        (AttendeeKind.Supervisor, ["地域警察幹部"]),
        (AttendeeKind.OtherDivision, ["関係部門の警察官"]),
        (AttendeeKind.Guest, ["委員以外の地域住民等"])
    );

    public static readonly ImportWords<Presence> Presences = new((Presence.Present, ["出席"]), (Presence.Absent, ["欠席"]));

    private static ImportWords<T> All<T>(Func<T, string> word)
        where T : struct, Enum => new([.. Enum.GetValues<T>().Select(v => (v, new[] { word(v) }))]);
}
