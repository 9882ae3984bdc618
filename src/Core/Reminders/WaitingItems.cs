using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Reminders;

/// <summary>Why something waits for one person rather than for a day.</summary>
public enum WaitingKind
{
    /// <summary>確認待ち: a record that the reader confirms.</summary>
    Confirmation,

    /// <summary>差し戻し: a record that came back.</summary>
    Returned,

    /// <summary>補足の依頼.</summary>
    Supplement,

    /// <summary>支援依頼, to 地域警察幹部.</summary>
    Support,

    /// <summary>署への連絡 about a member, to the section.</summary>
    Report,
}

/// <summary>What colleagues wait for: あなたの確認待ち.</summary>
/// <param name="Meeting">The record, or the id of the 支援依頼.</param>
/// <param name="Since">The day since which they wait.</param>
/// <param name="Version">Of the draft that the card shows.</param>
public sealed record WaitingItem(WaitingKind Kind, CouncilId Council, string Where, MeetingId Meeting, DateOnly Since, int? Version)
{
    public required string Sentence { get; init; }

    public required string Clauses { get; init; }

    /// <summary>Short name of the matter, for lists.</summary>
    public string Name =>
        Kind switch
        {
            WaitingKind.Confirmation => "記録の確認",
            WaitingKind.Returned => "差し戻された記録",
            WaitingKind.Supplement => "記録の補足",
            WaitingKind.Support => "支援依頼",
            WaitingKind.Report => "署への連絡",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A handed-over draft that comes back and is handed over again is a new matter.</summary>
    public string Key => KeyOf(Kind, Council, Meeting, Since);

    public static string KeyOf(WaitingKind kind, CouncilId council, MeetingId meeting, DateOnly since) =>
        $"{kind}|{council}|{meeting}|{since:yyyy-MM-dd}";
}

public static class WaitingItems
{
    public static IReadOnlyList<WaitingItem> Of(CouncilFacts facts, CouncilAccess access) =>
        [
            .. facts.Drafts.Where(d => d.IsOpen).OrderBy(d => d.ChangedAt).Select(d => Of(facts, access, d)).OfType<WaitingItem>(),
            .. facts
                .Meetings.Where(m => m is { State: RecordState.Confirmed, Supplement: not null } && access.Edit)
                .OrderBy(m => m.Date)
                .Select(m => new WaitingItem(
                    WaitingKind.Supplement,
                    facts.Council.Id,
                    facts.Council.Name,
                    m.Id,
                    JapanTime.DayOf(m.Supplement!.At), // Chosen above.
                    Version: null
                )
                {
                    Sentence = $"記録の補足を依頼されています（{JapaneseDate.Short(m.Date)}開催）",
                    Clauses = "要綱 第8",
                }),
            .. facts
                .SupportRequests.Where(s => s.IsOpen && access.Supervises)
                .OrderBy(s => s.At)
                .Select(s => new WaitingItem(
                    WaitingKind.Support,
                    facts.Council.Id,
                    facts.Council.Name,
                    new MeetingId(s.Id),
                    JapanTime.DayOf(s.At),
                    s.Version
                )
                {
                    Sentence = s.Status == SupportStatus.Asked ? "支援を依頼されています" : "対応中の支援依頼があります",
                    Clauses = "記 第3-1",
                }),
            .. facts
                .Reports.Where(r => r.IsOpen && access.Section)
                .OrderBy(r => r.At)
                .Select(r => new WaitingItem(
                    WaitingKind.Report,
                    facts.Council.Id,
                    facts.Council.Name,
                    new MeetingId(r.Id),
                    JapanTime.DayOf(r.At),
                    r.Version
                )
                {
                    Sentence = r.Kind == MemberReportKind.Candidate ? "委員の候補者の連絡があります" : "委員に関する連絡があります",
                    Clauses = "要綱 第9",
                }),
        ];

    private static WaitingItem? Of(CouncilFacts facts, CouncilAccess access, MeetingDraft draft)
    {
        var when = draft.Content.Date is { } date ? $"{JapaneseDate.Short(date)}開催" : "開催日未記入";
        return draft switch
        {
            { State: DraftState.AwaitingLead } when access.Confirm => Item(
                WaitingKind.Confirmation,
                $"開催結果記録簿の確認を依頼されています（{when}）"
            ),
            { State: DraftState.Draft, ReturnReason: not null } when access.Edit => Item(
                WaitingKind.Returned,
                $"差し戻された記録があります（{when}）"
            ),
            _ => null,
        };

        WaitingItem Item(WaitingKind kind, string sentence) =>
            new(kind, facts.Council.Id, facts.Council.Name, draft.Id, JapanTime.DayOf(draft.ChangedAt), draft.Version)
            {
                Sentence = sentence,
                Clauses = "要綱 第8",
            };
    }
}
