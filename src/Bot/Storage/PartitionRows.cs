using KobanBot.Core.Correspondence;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Storage;

/// <summary>Kinds of rows that are no facts of <see cref="CouncilFacts"/> or <see cref="OfficeFacts"/>: history, heads, persons, derived data.</summary>
internal static class PartitionRows
{
    public static readonly RowKind<CouncilHead> Council = new(Keys.Head);

    /// <summary>With the letters that were handed over at the meeting.</summary>
    public static readonly RowKind<MeetingRecordBody> Record = new(Keys.Record, new Shape { Written = 2, Upgrades = [Shape.Same] });

    public static readonly RowKind<MemberContact> Contact = new(Keys.Contact);

    /// <summary>With old and new values.</summary>
    public static readonly RowKind<AuditEntry> Audit = new(Keys.Audit, new Shape { Written = 2, Upgrades = [Shape.Same] });

    public static readonly RowKind<OfficeHead> OfficeHead = new(Keys.OfficeHead);

    public static readonly RowKind<TemplateFile> Template = new(Keys.TemplateFile);

    public static readonly RowKind<PersonHead> Person = new(Keys.Head);
    public static readonly RowKind<KeptForm> Form = new(Keys.Form);
    public static readonly RowKind<ShownList> Shown = new(Keys.Shown);
    public static readonly RowKind<string> Reference = new(Keys.Reference);
    public static readonly RowKind<Unreachability> Unreachable = new(Keys.Unreachable);
    public static readonly RowKind<AppInstallation> Installation = new(Keys.Installation);
    public static readonly RowKind<Ledger> Ledger = new(Keys.Ledger);
    public static readonly RowKind<ReaderPreferences> Preferences = new(Keys.Preferences);
    public static readonly RowKind<StandingDigest> Standing = new(Keys.Standing);
    public static readonly RowKind<SummaryNotes> Summaries = new(Keys.Summaries);
    public static readonly RowKind<DigestRecord> Digest = new(Keys.Digest);
    public static readonly RowKind<FileLink> FileLink = new(Keys.FileLink);
    public static readonly RowKind<ReaderAnswers> ReaderAnswers = new(Keys.ReaderAnswers);
    public static readonly RowKind<AccountLink> Account = new(Keys.Link);

    public static readonly RowKind<ExtractRow> Extract = new(Keys.Extract);
    public static readonly RowKind<Station> StationEntry = new(Keys.StationEntry);
    public static readonly RowKind<TrackingStart> Tracking = new(Keys.Tracking);
    public static readonly RowKind<ReplicaSign> Replica = new(Keys.Replica);

    /// <summary>By names that the samples of the tests have too.</summary>
    public static readonly IReadOnlyDictionary<string, RowKind> All = new Dictionary<string, RowKind>
    {
        ["council"] = Council,
        ["council.record"] = Record,
        ["council.contact"] = Contact,
        ["audit"] = Audit,
        ["office.answers"] = OfficeHead,
        ["office.template-file"] = Template,
        ["person"] = Person,
        ["person.form"] = Form,
        ["person.shown"] = Shown,
        ["person.reference"] = Reference,
        ["person.unreachable"] = Unreachable,
        ["person.installation"] = Installation,
        ["person.ledger"] = Ledger,
        ["person.preferences"] = Preferences,
        ["person.standing"] = Standing,
        ["person.summaries"] = Summaries,
        ["person.digest"] = Digest,
        ["person.answers"] = ReaderAnswers,
        ["person.file-link"] = FileLink,
        ["account"] = Account,
        ["extract"] = Extract,
        ["station"] = StationEntry,
        ["tracking"] = Tracking,
        ["replica"] = Replica,
    };
}
