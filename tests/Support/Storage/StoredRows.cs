using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>One sample row of every kind that is stored, as this release writes it. A new kind has its sample here.</summary>
internal static class StoredRows
{
    private static readonly CouncilId Id = new("C0101");

    /// <summary>In the order of the approved file. Some kinds have two: open and closed, entered and taken back.</summary>
    public static IReadOnlyList<StoredRow> All =>
        [
            new("council", CouncilRows.Of(new CouncilHead(Council(Id), 7), [])),
            Of(CouncilKinds.Member, Member()),
            Of(CouncilKinds.Amendment, Amendment()),
            Of(CouncilKinds.Roster, Roster()),
            Of(CouncilKinds.Plan, Plan()),
            Of(CouncilKinds.Invitation, StorageSamples.Invitation()),
            Of(CouncilKinds.Feedback, OpenFeedback()),
            Of(CouncilKinds.Feedback, ClosedFeedback()),
            Of(CouncilKinds.Meeting, Record().Header),
            Of(CouncilKinds.Done, Fulfilment()),
            Of(CouncilKinds.Done, Fulfilment(withdrawn: true)),
            Of(CouncilKinds.Support, AskedSupport()),
            Of(CouncilKinds.Support, AskedSupport("S02", SupportStatus.Finished, read: true)),
            Of(CouncilKinds.Report, Report()),
            Of(CouncilKinds.Report, Report("R02", read: true)),
            Of(CouncilKinds.Consultation, Consultation()),
            Of(CouncilKinds.Handover, Handover()),
            Of(CouncilKinds.Handover, Handover("H02", isOver: true)),
            Of(CouncilKinds.Draft, Draft()),
            Of(CouncilKinds.Kit, new MeetingKit("ABCDEFGH", new DateOnly(2026, 11, 20), Lead, Instant)),
            Of(CouncilKinds.Issue, Issued().Issue),
            Of(CouncilKinds.Issued, Issued()),
            Of(CouncilKinds.Message, Message()),
            new("audit", CouncilRows.Of(Id, Audit(1) with { Values = [new AuditedValue("member/M01", "letter", "", OddText)] })),
            new("council.record", CouncilRows.Of(Id, Record())),
            new("council.contact", PartitionRows.Contact.Of(Keys.Of(Id), Keys.Of(Contact()), Contact())),
            Of(OfficeKinds.Station, Station()),
            new("person", PartitionRows.Person.Of("9000001", new PersonHead(Officer() with { EntraObjectId = "id" }, Instant))),
            new(
                "person.shown",
                PartitionRows.Shown.Of(
                    "9000001",
                    new ShownList(Instant, [new ShownChoice(OddText, "council.show", [new CarriedValue("council", "C1")])])
                )
            ),
            new(
                "person.form",
                PartitionRows.Form.Of("9000001", Keys.OfForm("0a1b"), new KeptForm("0a1b", "plan.save", Instant, [new("place", OddText)]))
            ),
            new("person.reference", PartitionRows.Reference.Of("9000001", "reference")),
            Of(OfficeKinds.Directory, Directory()),
            new("office.template", OfficeStore.Facts.Of("HQ", OfficeKinds.Template, Template())),
            new("office.template-file", PartitionRows.Template.Of("HQ", "8template|0a1b", new TemplateFile("UEsDBA=="))),
            Of(OfficeKinds.Mark, Mark()),
            Of(OfficeKinds.Channel, Channel()),
            Of(OfficeKinds.Morning, Morning()),
            new("office.switch", OfficeStore.Facts.Of("HQ", OfficeKinds.Switch, Switch())),
            new("person.ledger", PartitionRows.Ledger.Of("9000001", Ledger())),
            new("person.preferences", PartitionRows.Preferences.Of("9000001", Preferences())),
            new("person.unreachable", PartitionRows.Unreachable.Of("9000001", Unreachable())),
            new("person.installation", PartitionRows.Installation.Of("9000001", Installation())),
            new("person.standing", PartitionRows.Standing.Of("9000001", Standing())),
            new("person.digest", PartitionRows.Digest.Of("9000001", Keys.OfDigest(Digest().Day), Digest())),
            new("person.answers", PartitionRows.ReaderAnswers.Of("9000001", new ReaderAnswers(7))),
            new(
                "person.file-link",
                PartitionRows.FileLink.Of(
                    "9000001",
                    Keys.OfFileLink("0a1B"),
                    new FileLink("0a1B", new Dictionary<string, string> { ["verb"] = "forms.make" }, Instant) { UsedAt = Instant }
                )
            ),
            new("account", PartitionRows.Account.Of(Keys.EntraAccount("id"), new AccountLink(Lead))),
            Of(CouncilKinds.Mark, Mark()),
            Of(OfficeKinds.Done, Fulfilment(withdrawn: true)),
            Of(OfficeKinds.Dispatch, Dispatch()),
            new("person.summaries", PartitionRows.Summaries.Of("9000001", StorageSamples.Summaries())),
            new("extract", PartitionRows.Extract.Of("01", Keys.ExtractOf(Id), Extract())),
            new("station", PartitionRows.StationEntry.Of(Keys.StationIndex, Keys.EntryOf(Station().Id), Station())),
            new("office.answers", PartitionRows.OfficeHead.Of("01", new OfficeHead(7))),
            Of(OfficeKinds.Transfer, Transfer()),
            Of(OfficeKinds.Bylaw, Bylaw()),
            Of(OfficeKinds.Older, new OlderChecked(new DateOnly(2026, 12, 1), Lead)),
            Of(OfficeKinds.Deputy, Deputy()),
            Of(OfficeKinds.Deputy, Deputy("D02", isOver: true)),
            Of(HeadquartersKinds.Enlistment, Enlistment()),
            Of(HeadquartersKinds.Enlistment, Enlistment("E02", isOver: true)),
            Of(OfficeKinds.Edition, Edition()),
            Of(OfficeKinds.Edition, Edition(2, isOver: true)),
            Of(OfficeKinds.Correction, Correction()),
            Of(OfficeKinds.Move, new RegisteredMove("T01-9000001", Transfer().Steps[0].Move!)),
            Of(OfficeKinds.Move, new RegisteredMove("T01-9000001", Transfer().Steps[0].Move!, IsOver: true)),
            new("tracking", PartitionRows.Tracking.Of(Keys.StationIndex, new TrackingStart(new DateOnly(2026, 12, 1)))),
            Of(OfficeKinds.Founding, Founding()),
            Of(OfficeKinds.Disposal, Disposal()),
            Of(OfficeKinds.Reorganisation, Reorganisation()),
            Of(OfficeKinds.Reorganisation, Reorganisation() with { IsOver = true }),
            Of(HeadquartersKinds.Reforming, Reforming()),
            Of(HeadquartersKinds.Reform, Reform()),
            Of(HeadquartersKinds.Reform, Reform() with { IsOver = true }),
            new("replica", PartitionRows.Replica.Of(Keys.Replicas, Keys.OfReplica("r1"), new ReplicaSign(7))),
        ];

    /// <summary>All kinds of rows that this release knows, by name.</summary>
    public static IReadOnlyDictionary<string, RowKind> Kinds =>
        PartitionRows
            .All.Concat(CouncilRows.Facts.All.Select(k => KeyValuePair.Create($"council.{k.Key.Name}", k.Value)))
            .Concat(OfficeStore.Facts.All.Select(k => KeyValuePair.Create($"office.{k.Key.Name}", k.Value)))
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>The bodies of a kind's samples.</summary>
    public static IReadOnlyList<string> Of(string kind) => [.. All.Where(r => r.Kind == kind).Select(r => r.Row.Body)];

    private static StoredRow Of<T>(Core.FactKind<CouncilFacts, T> kind, T fact)
        where T : class => new($"council.{kind.Name}", CouncilRows.Of(Id, kind, fact));

    private static StoredRow Of<T>(Core.FactKind<OfficeFacts, T> kind, T fact)
        where T : class => new($"office.{kind.Name}", OfficeStore.Facts.Of("01", kind, fact));

    private static ExtractRow Extract() =>
        ExtractRow.Of(
            CouncilExtract.Of(
                new CouncilFacts
                {
                    Council = Council(Id),
                    Members = [Member()],
                    Roster = [Roster()],
                    Plans = [Plan()],
                    Meetings = [Record(revision: 2).Header with { Example = new GoodExample(OddText, Lead, new DateOnly(2026, 11, 25)) }],
                    Feedback = [OpenFeedback()],
                    Drafts = [Draft() with { Revises = null }],
                    Fulfilments = [Fulfilment(withdrawn: true) with { Withdrawn = false }],
                },
                [ClosedFeedback("F02")]
            )
        );
}

/// <param name="Kind">As in <see cref="StoredRows.Kinds"/>.</param>
internal sealed record StoredRow(string Kind, Row Row);
