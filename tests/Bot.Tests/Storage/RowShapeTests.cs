using System.Text;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Storage;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Bot.Tests.Storage;

/// <summary>
/// The stored rows with their keys, one of every kind. What may change in them, and how, is held by <see cref="ShapeTests"/>.
/// </summary>
public sealed class RowShapeTests
{
    private static readonly CouncilId Id = new("C0101");

    [Fact]
    public void Every_row_has_the_shape_that_is_in_storage_already()
    {
        var shapes = new StringBuilder();
        foreach (var (_, row) in StoredRows.All)
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
        var stored = Kind<Council>().Of("C0101", Council(Id) with { Establishment = null, Abolition = null });

        stored.Body.ShouldNotContain("Establishment\"");
        stored.Body.ShouldNotContain("Abolition\"");
        Kind<Council>().Read(stored).Establishment.ShouldBeNull();
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

        Kind<Bylaw>().Read(Kind<Bylaw>().Of("p", bylaw)).ShouldBe(bylaw);
        Kind<Route>().Read(Kind<Route>().Of("p", route)).Legs.ShouldBe(route.Legs);
    }

    [Fact]
    public void Japanese_is_stored_as_itself() => StorageJson.Write("髙﨑 試験町交番 ｶﾅ＋").ShouldBe("\"髙﨑 試験町交番 ｶﾅ＋\"");

    private static RowKind<T> Kind<T>()
        where T : class => new("k");
}
