using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Core.Obligations;

/// <summary>済み: an obligation was met outside of what the facts show. For some kinds it is a decision with its reason instead.</summary>
/// <param name="Key">Which: <see cref="Obligation.Key"/>.</param>
/// <param name="Day">実施日, or the day of the decision.</param>
/// <param name="Means">How it was done; not asked for a decision.</param>
/// <param name="Note">More in free text without names; for a decision its reason.</param>
public sealed record MarkDone(string Key, DateOnly Day, string Means, string Note)
{
    /// <summary>What is entered as not to be done, with a reason: 開催しなかった, 再任しない, 補充しない, 未開催の理由.</summary>
    public static bool IsDecision(ObligationKind kind) =>
        kind is ObligationKind.MeetingRecord or ObligationKind.TermEnd or ObligationKind.MemberVacancy or ObligationKind.RegularMeeting;

    /// <summary>The open obligation with that key, 引継ぎ時の確認事項 too; null when it is done, or nothing is owed any more.</summary>
    public static Obligation? Find(CouncilFacts facts, string key, DateOnly today, ObligationRules rules) =>
        ObligationPlanner.Of(facts, today, rules).Concat(OlderMatters.Of(facts, today, rules)).FirstOrDefault(o => o.Key == key);

    /// <summary>Who has marked it, when it is marked: the newest entry that was not withdrawn.</summary>
    public static Fulfilment? Done(CouncilFacts facts, string key) =>
        facts.Fulfilments.Where(f => !f.Withdrawn && f.KeyIn(facts.Council.Id) == key).MaxBy(f => f.Day);

    /// <summary>
    /// The first day that can be meant. What is prepared may be done before its reminder opens; everything else follows something that
    /// happened.
    /// </summary>
    public static DateOnly Earliest(Obligation obligation) =>
        obligation.Kind
            is ObligationKind.MeetingNotice
                or ObligationKind.GuestSelection
                or ObligationKind.TermEnd
                or ObligationKind.MemberVisit
            ? obligation.Since.AddYears(-1)
            : obligation.Since;

    public Outcome<Fulfilment> Decide(CouncilFacts facts, CouncilAccess access, OfficerId by, DateOnly today, ObligationRules rules)
    {
        if (Find(facts, Key, today, rules) is not { } obligation)
        {
            return new Refusal("done.not-open");
        }

        if (!obligation.CanBeEntered)
        {
            return new Refusal("done.by-facts-only", obligation.Trait.FulfilledBy);
        }

        if (!ObligationAccess.MayMarkDone(access, obligation))
        {
            return new Refusal("done.not-allowed");
        }

        if (Day > today)
        {
            return new Refusal("done.in-future") { Property = nameof(Day) };
        }

        if (Day < Earliest(obligation))
        {
            return new Refusal("done.too-early", JapaneseDate.WithoutWeekday(Earliest(obligation))) { Property = nameof(Day) };
        }

        if (IsDecision(obligation.Kind))
        {
            return Note.Length == 0 ? new Refusal("done.reason-missing") { Property = nameof(Note) } : With(obligation, Note, by);
        }

        if (Means.Length == 0)
        {
            return new Refusal("done.means-missing") { Property = nameof(Means) };
        }

        var done = With(obligation, Note.Length == 0 ? Means : $"{Means}（{Note}）", by);
        return done with { Answered = DocumentChanges.AnsweredBy(done, facts, today, rules) };
    }

    private Fulfilment With(Obligation obligation, string means, OfficerId by) =>
        new(obligation.Kind, obligation.ReasonOf ?? obligation.Subject, obligation.Period, Day, means, by);
}

/// <summary>取り消し of a 済み that was entered by mistake: the entry stays, and counts no more.</summary>
/// <param name="Key">As in <see cref="MarkDone.Key"/>.</param>
/// <param name="Day">The day that was entered; the same thing may be marked again on another one.</param>
public sealed record WithdrawDone(string Key, DateOnly Day)
{
    public Outcome<Fulfilment> Decide(CouncilFacts facts, CouncilAccess access)
    {
        var done = facts.Fulfilments.FirstOrDefault(f => !f.Withdrawn && f.Day == Day && f.KeyIn(facts.Council.Id) == Key);
        return done is null ? new Refusal("done.not-marked")
            : !ObligationAccess.MayWithdraw(access, done) ? new Refusal("done.not-allowed")
            : done with { Withdrawn = true };
    }
}
