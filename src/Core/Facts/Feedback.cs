using KobanBot.Core.Organisation;

namespace KobanBot.Core.Facts;

/// <summary>意見・要望等: an opinion owes no measure, a request does.</summary>
public enum FeedbackKind
{
    Request,
    Opinion,
}

/// <summary>措置状況 (INFERRED from 記 第2-6(4)).</summary>
public enum FeedbackStatus
{
    NotStarted,
    InProgress,
    Planned,
    Done,
    HandedOver,
    Refused,
}

/// <summary>分野 of a feedback, the divisions that headquarters uses for its statistics (RULES 3.5).</summary>
public enum FeedbackField
{
    CommunityPolice,
    CommunitySafety,
    Traffic,
    CriminalInvestigation,
    Security,
    GeneralAffairs,
    Other,
}

/// <summary>One 意見・要望等 as it is entered in a record.</summary>
public sealed record FeedbackEntry
{
    public required string Id { get; init; }

    public required FeedbackKind Kind { get; init; }

    public required string Text { get; init; }

    public FeedbackField Field { get; init; } = FeedbackField.CommunityPolice;

    /// <summary>発言者; empty means anonymous (匿名).</summary>
    public string Speaker { get; init; } = "";

    public string PersonInCharge { get; init; } = "";

    public string Measure { get; init; } = "";

    public FeedbackStatus Status { get; init; }

    /// <summary>Taken up as 犯罪被害抑止等に向けた取組（問題解決） (記 第2-6(3)).</summary>
    public bool ProblemSolving { get; init; }
}

/// <summary>What an earlier feedback has come to.</summary>
public sealed record FeedbackUpdate(string FeedbackId, FeedbackStatus Status, string Measure, bool Told)
{
    /// <summary>The feedback's <see cref="Feedback.Version"/> that the officer had before him; null in rows of an older release.</summary>
    public int? Seen { get; init; }

    /// <summary>Nobody has entered anything about the feedback since; what was entered later stands.</summary>
    public bool AppliesTo(Feedback feedback) => Seen is null || Seen == feedback.Version;
}

/// <summary>A feedback as the council keeps it after its meeting was confirmed.</summary>
public sealed record Feedback
{
    public required FeedbackEntry Entry { get; init; }

    public required MeetingId Meeting { get; init; }

    public required DateOnly MeetingDate { get; init; }

    /// <summary>Day on which the participants heard of the measure (記 第2-6(4)).</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>The meeting whose record last changed status or measure.</summary>
    public required MeetingId ChangedBy { get; init; }

    /// <summary>Rises with every entry about its measure, so that an old card and an old draft are recognised.</summary>
    public int Version { get; init; }

    /// <summary>Who entered status or measure last outside of a meeting's record; null where a record did.</summary>
    public OfficerId? EnteredBy { get; init; }

    /// <summary>Day on which status or measure were last entered; null in rows of an older release.</summary>
    public DateOnly? ChangedOn { get; init; }

    /// <summary>次回確認日 of a request that is proceeded with by plan (記 第2-6(4)).</summary>
    public DateOnly? NextReview { get; init; }

    /// <summary>Taken back by a revision of its record; kept, never counted.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>A request is open until its measure is final and the participants have been told.</summary>
    public bool IsOpen => !Withdrawn && Entry.Kind == FeedbackKind.Request && (!IsFinal(Entry.Status) || ToldOn is null);

    /// <summary>措置済, 他機関へ引継ぎ, 措置困難: nothing more is to come.</summary>
    public static bool IsFinal(FeedbackStatus status) =>
        status is FeedbackStatus.Done or FeedbackStatus.HandedOver or FeedbackStatus.Refused;

    /// <summary>Its words were disposed of.</summary>
    public bool IsDisposed => Entry.Text == Disposed.Words;

    /// <summary>Without what somebody said and wrote; what it was about, and what became of it, stay.</summary>
    public Feedback WithoutWords() =>
        this with
        {
            Entry = Entry with { Text = Disposed.Words, Speaker = "", PersonInCharge = "", Measure = "" },
        };

    /// <summary>
    /// This feedback, as a revision of its record enters it, over the one that is kept: what others have entered about its measure since
    /// stands, and a request that is closed stays closed.
    /// </summary>
    public Feedback Over(Feedback kept)
    {
        if (kept.Withdrawn)
        {
            return this;
        }

        var since = kept.ChangedBy != Meeting || kept.EnteredBy is not null;
        return kept with
        {
            Entry = since
                ? Entry with
                {
                    Status = kept.Entry.Status,
                    Measure = kept.Entry.Measure,
                    PersonInCharge = kept.EnteredBy is null ? Entry.PersonInCharge : kept.Entry.PersonInCharge,
                }
                : Entry,
            MeetingDate = MeetingDate,
            ChangedOn = kept.ChangedOn ?? ChangedOn,
            Version = kept.Version + 1,
        };
    }
}
