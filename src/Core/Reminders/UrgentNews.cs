using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Core.Reminders;

/// <summary>
/// What cannot wait for the next digest because a change has just caused it: a day that is today, fewer than five members, a letter that
/// may be misused. The messages belong to the change's own transaction; when they may go out is the sender's matter (quiet hours).
/// </summary>
public static class UrgentNews
{
    /// <summary>Ordinals below these are those of the messages that the command itself writes.</summary>
    private const int FirstOrdinal = 0x4000;

    /// <summary>A last day by the text that is today, and what RULES 2.7 wants said at once. Guide values press nobody.</summary>
    public static bool IsUrgent(Obligation obligation, DateOnly today) =>
        obligation.Kind is ObligationKind.TooFewMembers or ObligationKind.LetterRetrieval
        || (obligation is { Nominal: not null, IsGuideValue: false } && obligation.Target == today);

    /// <summary>One message to each of those responsible, with all that the change has made urgent for him or her.</summary>
    /// <param name="change">As decided, without these messages. Whoever made it sees the matter in the answer and gets none.</param>
    public static IReadOnlyList<OutgoingMessage> Of(CouncilFacts before, CouncilChange change, DateOnly today, ReminderRules rules)
    {
        var after = before.After(change);
        var urgent = Urgent(after, today, rules);
        if (urgent.Count == 0)
        {
            return [];
        }

        var known = Urgent(before, today, rules).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var ordinal = FirstOrdinal;
        return
        [
            .. urgent
                .Where(o => !known.Contains(o.Key))
                .SelectMany(o => MatterReaders.Responsible(after, o, today).Select(officer => (Obligation: o, Officer: officer)))
                .Where(m => m.Officer != change.Audit.By)
                .GroupBy(m => m.Officer, m => m.Obligation.Key)
                .Select(m => new OutgoingMessage(CommandSteps.MessageOf(change.Audit, ordinal++), m.Key, MessageKind.Urgent, MeetingId.None)
                {
                    Obligations = [.. m],
                }),
        ];
    }

    private static IReadOnlyList<Obligation> Urgent(CouncilFacts facts, DateOnly today, ReminderRules rules) =>
        [.. ObligationPlanner.Of(facts, today, rules.Obligations).Where(o => IsUrgent(o, today))];
}

/// <summary>The persons behind an obligation of a council, by the rosters and 引継ぎ of the day.</summary>
public static class MatterReaders
{
    /// <summary>
    /// The holders of the posts that are told first and are filled, or who has taken over from them; empty where only offices above the station
    /// are left.
    /// </summary>
    public static IReadOnlyList<OfficerId> Responsible(CouncilFacts facts, Obligation obligation, DateOnly today) =>
        [
            .. OpenItem
                .FirstOf(obligation, Responsibles.Filled(facts, obligation.Chain, today))
                .SelectMany(post => HearingFor(facts, obligation, post, [], today))
                .Distinct(),
        ];

    /// <summary>Who is told instead of those whom nothing reaches, along the chains inside the station; null when nobody is left.</summary>
    public static OfficerId? Next(
        CouncilFacts facts,
        IReadOnlyList<OpenItem> items,
        IReadOnlyCollection<OfficerId> unreached,
        DateOnly today
    ) =>
        items
            .SelectMany(i => i.Obligation.Chain.SelectMany(post => HearingFor(facts, i.Obligation, post, [.. unreached], today)))
            .Select(o => (OfficerId?)o)
            .FirstOrDefault(o => !unreached.Contains(o!.Value));

    /// <summary>Whether somebody responsible besides those has been told of all of it, so that nobody else needs to hear.</summary>
    public static bool OthersHaveIt(
        CouncilFacts facts,
        IReadOnlyList<OpenItem> items,
        IReadOnlyCollection<OfficerId> unreached,
        DateOnly today
    ) => items.All(i => Responsible(facts, i.Obligation, today).Any(o => !unreached.Contains(o)));

    /// <summary>An open obligation by its key; null when it is open no more.</summary>
    public static OpenItem? Find(CouncilFacts facts, string key, DateOnly today, ReminderRules rules) =>
        OpenItems.Of(facts, today, rules, new HashSet<OfficerId>()).FirstOrDefault(i => i.Obligation.Key == key);

    /// <summary>Those obligations that a message speaks of and that are still open.</summary>
    public static IReadOnlyList<OpenItem> Find(CouncilFacts facts, OutgoingMessage message, DateOnly today, ReminderRules rules) =>
        message.Obligations is { } keys
            ? [.. OpenItems.Of(facts, today, rules, new HashSet<OfficerId>()).Where(i => keys.Contains(i.Obligation.Key))]
            : [];

    private static IEnumerable<OfficerId> HearingFor(
        CouncilFacts facts,
        Obligation obligation,
        Responsible post,
        HashSet<OfficerId> unreached,
        DateOnly today
    )
    {
        var marks = OpenItems.Marks(facts.ReminderMarks, obligation.Key, facts.Roster, today, unreached);
        return Responsibles.Of(facts, post, today).Select(r => Delegations.HeardBy(marks, r.Officer, today)).Distinct();
    }
}

/// <summary>担当者に連絡: whoever hears of a matter because nothing has happened asks those responsible to look at it, once a day.</summary>
public static class NudgeResponsible
{
    /// <summary>Whoever asks now is not refused.</summary>
    public static bool IsOpen(CouncilFacts facts, OpenItem item, int? level, OfficerId by, DateOnly today) =>
        level > 0 && To(facts, item, by, today).Count > 0 && item.Marks.All(m => m.Officer != by || m.NudgedOn != today);

    /// <param name="level">The place of the one who asks in the chain.</param>
    public static Outcome<CouncilChange> Decide(CouncilFacts facts, OpenItem item, int? level, DateOnly today, AuditEntry audit)
    {
        if (level is null or 0)
        {
            return new Refusal("reminder.not-supervising");
        }

        var to = To(facts, item, audit.By, today);
        if (to.Count == 0)
        {
            return new Refusal("reminder.nobody-responsible");
        }

        var mark = item.Marks.FirstOrDefault(m => m.Officer == audit.By) ?? new ReminderMark(item.Obligation.Key, audit.By);
        return mark.NudgedOn == today
            ? new Refusal("reminder.nudged-today")
            : new CouncilChange
            {
                Audit = audit,
                Writes = [new CouncilWrite.PutReminderMark(mark with { NudgedOn = today })],
                Messages =
                [
                    .. to.Select(
                        (officer, i) =>
                            new OutgoingMessage(CommandSteps.MessageOf(audit, i + 1), officer, MessageKind.Nudge, MeetingId.None)
                            {
                                Obligations = [item.Obligation.Key],
                                From = audit.By,
                            }
                    ),
                ],
            };
    }

    private static List<OfficerId> To(CouncilFacts facts, OpenItem item, OfficerId by, DateOnly today) =>
        [.. MatterReaders.Responsible(facts, item.Obligation, today).Where(o => o != by)];
}
