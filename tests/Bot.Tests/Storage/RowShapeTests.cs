using System.Text;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Bot.Tests.Storage;

/// <summary>
/// The stored shapes, row by row. A renamed property in Core changes what lies in storage: then readers of both shapes ship a release
/// before the writers, and the schema number rises.
/// </summary>
public sealed class RowShapeTests
{
    private static readonly CouncilId Id = new("C0101");

    [Fact]
    public void Every_row_has_the_shape_that_is_in_storage_already()
    {
        Row[] rows =
        [
            CouncilRows.Of(new CouncilHead(Council(Id), 7), []),
            CouncilRows.Of(Id, Member()),
            CouncilRows.Of(Id, Roster()),
            CouncilRows.Of(Id, Plan()),
            CouncilRows.Of(Id, OpenFeedback()),
            CouncilRows.Of(Id, ClosedFeedback()),
            CouncilRows.Of(Id, Record().Header),
            CouncilRows.Of(Id, Fulfilment()),
            CouncilRows.Of(Id, Fulfilment(withdrawn: true)),
            CouncilRows.Of(Id, AskedSupport()),
            CouncilRows.Of(Id, AskedSupport("S02", SupportStatus.Finished, read: true)),
            CouncilRows.Of(Id, Draft()),
            CouncilRows.Of(Id, Message()),
            CouncilRows.Of(Id, Audit(1)),
            CouncilRows.Of(Id, Record()),
            CouncilRows.Of(Id, Contact()),
            CouncilRows.New("01", Keys.Head, Station()),
            CouncilRows.New("9000001", Keys.Head, new PersonHead(Officer() with { EntraObjectId = "id" }, Instant)),
            CouncilRows.New("9000001", Keys.Reference, "reference"),
            CouncilRows.New("01", Keys.Directory, Directory()),
            CouncilRows.New("01", Keys.Of(Mark()), Mark()),
            CouncilRows.New("01", Keys.Of(Channel()), Channel()),
            CouncilRows.New("01", Keys.Morning, Morning()),
            CouncilRows.New("HQ", Keys.Switch, Switch()),
            CouncilRows.New("9000001", Keys.Ledger, Ledger()),
            CouncilRows.New("9000001", Keys.Preferences, Preferences()),
            CouncilRows.New("9000001", Keys.Unreachable, Unreachable()),
            CouncilRows.New("9000001", Keys.Standing, Standing()),
            CouncilRows.New("9000001", Keys.OfDigest(Digest().Day), Digest()),
            CouncilRows.New(Keys.EntraAccount("id"), Keys.Link, new AccountLink(new OfficerId("9000001"))),
        ];

        var shapes = new StringBuilder();
        foreach (var row in rows)
        {
            shapes
                .Append(row.Partition)
                .Append(' ')
                .Append(row.Key)
                .Append(' ')
                .Append(row.Schema)
                .Append('\n')
                .Append(row.Body)
                .Append("\n\n");
        }

        Approved.Text(shapes.ToString(), "rows");
    }

    [Fact]
    public void A_council_of_an_earlier_shape_has_no_details()
    {
        var stored = CouncilRows.New("C0101", Keys.Head, Council(Id) with { Establishment = null, Abolition = null });

        stored.Body.ShouldNotContain("Establishment\"");
        stored.Body.ShouldNotContain("Abolition\"");
        StorageJson.Read<Council>(stored).Establishment.ShouldBeNull();
    }

    [Fact]
    public void Bylaws_and_routes_come_back_as_stored()
    {
        var bylaw = new Bylaw
        {
            Title = "会則",
            Station = new StationId("01"),
            Council = Id,
            Enacted = new DateOnly(2026, 4, 1),
            Ended = new DateOnly(2027, 3, 31),
            ChairTitle = "会長",
            Consultation = Council(Id).Abolition!.Consultation,
        };
        var route = Route.From(Office.Of(new StationId("01"), "試験警察署"), Area.Kushiro);

        StorageJson.Read<Bylaw>(CouncilRows.New("p", "k", bylaw)).ShouldBe(bylaw);
        StorageJson.Read<Route>(CouncilRows.New("p", "k", route)).Legs.ShouldBe(route.Legs);
    }

    [Fact]
    public void Japanese_is_stored_as_itself() => StorageJson.Write("髙﨑 試験町交番 ｶﾅ＋").ShouldBe("\"髙﨑 試験町交番 ｶﾅ＋\"");
}
