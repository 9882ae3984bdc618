namespace KobanBot.Bot.Features.Reminders;

/// <summary>Verbs and keys of the reminders' flows.</summary>
internal static class ReminderVerbs
{
    /// <summary>本日の対応事項, as it is now.</summary>
    public const string Show = "digest.show";

    /// <summary>Everything of one kind, or of the whole day.</summary>
    public const string List = "remind.list";

    /// <summary>期限: what is due in the councils of the reader.</summary>
    public const string Deadlines = "remind.deadlines";

    /// <summary>通知の予定.</summary>
    public const string Plan = "remind.plan";

    /// <summary>通知の理由.</summary>
    public const string Why = "remind.why";

    public const string Snooze = "remind.snooze";

    /// <summary>再通知 taken back.</summary>
    public const string Unsnooze = "remind.snooze.undo";

    /// <summary>担当者に連絡.</summary>
    public const string Nudge = "remind.nudge";

    public const string Delegate = "remind.delegate";

    public const string SaveDelegate = "remind.delegate.save";

    public const string Mute = "remind.mute";

    public const string SaveMute = "remind.mute.save";

    public const string KindKey = "kind";

    /// <summary>The value of <see cref="KindKey"/> for what waits.</summary>
    public const string WaitingKind = "Waiting";

    /// <summary>The same for a chief's matters whose days are a guide value.</summary>
    public const string GuideKind = "Guide";

    /// <summary>The same for a chief's matters beyond the lines of the digest.</summary>
    public const string MoreKind = "More";

    public const string ObligationKey = "obligation";

    public const string PageKey = "page";
}
