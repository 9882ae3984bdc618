using System.Reflection;
using System.Text.Json.Nodes;
using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Storage;

/// <summary>Every kind of row in every shape that it ever had: readable, and never changed in silence.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Every_declared_kind_is_listed()
    {
        Declared(typeof(CouncilKinds)).ShouldBe(CouncilKinds.All, ignoreOrder: true);
        Declared(typeof(OfficeKinds)).Concat(Declared(typeof(HeadquartersKinds))).ShouldBe(OfficeKinds.All, ignoreOrder: true);
        Declared(typeof(PartitionRows), typeof(RowKind)).ShouldBe(PartitionRows.All.Values, ignoreOrder: true);
    }

    [Fact]
    public void Every_kind_has_a_sample() =>
        StoredRows.All.Select(r => r.Kind).Distinct().ShouldBe(StoredRows.Kinds.Keys, ignoreOrder: true);

    [Fact]
    public void No_two_kinds_of_a_partition_share_their_keys()
    {
        foreach (var partition in new[] { "council", "office", "person" })
        {
            StoredRows
                .Kinds.Where(k => k.Key == partition || k.Key.StartsWith(partition + '.', StringComparison.Ordinal))
                .Select(k => k.Value.Prefix)
                .ShouldBeUnique();
        }
    }

    [Fact]
    public void Every_shape_that_was_ever_written_is_read()
    {
        foreach (var (name, kind) in StoredRows.Kinds)
        {
            kind.Shape.Written.ShouldBeInRange(1, kind.Shape.Newest, name);
            for (var schema = 1; schema <= kind.Shape.Newest; schema++)
            {
                foreach (var body in ShapeFile.Of(name, schema).Bodies(StoredRows.Of(name)))
                {
                    kind.Fact(new Row("p", "k", schema, body)).ShouldNotBeNull($"{name}, schema {schema}");
                }
            }
        }
    }

    [Fact]
    public void A_kind_whose_shape_changes_raises_its_schema()
    {
        foreach (var (name, kind) in StoredRows.Kinds)
        {
            ShapeFile
                .OutlineOf(StoredRows.Of(name))
                .ShouldBe(
                    ShapeFile.OutlineOf(ShapeFile.Of(name, kind.Shape.Newest).Bodies(StoredRows.Of(name))),
                    $"{name} is not stored as schema {kind.Shape.Newest} any more: raise its schema (docs/operations.md, upgrade and roll back)"
                );
        }
    }

    [Fact]
    public void A_release_that_only_reads_a_shape_writes_nothing_of_it()
    {
        foreach (var (name, kind) in StoredRows.Kinds)
        {
            var former = ShapeFile.Of(name, kind.Shape.Written).Bodies(StoredRows.Of(name));
            var again = former.Select(b => kind.Row("p", "k", kind.Fact(new Row("p", "k", kind.Shape.Written, b))).Body).ToList();
            ShapeFile.OutlineOf(again).ShouldBe(ShapeFile.OutlineOf(former), name);
        }
    }

    [Fact]
    public void A_changed_shape_is_seen()
    {
        var former = ShapeFile.OutlineOf(["""{"Name":"a","Items":[{"Text":"b"}]}"""]);

        ShapeFile.OutlineOf(["""{"Name":"c","Items":[{"Text":"d"},{"Text":"e"}]}"""]).ShouldBe(former);
        ShapeFile.OutlineOf(["""{"Name":"a","Items":[{"Text":"b","More":1}]}"""]).ShouldNotBe(former);
        ShapeFile.OutlineOf(["""{"Title":"a","Items":[{"Text":"b"}]}"""]).ShouldNotBe(former);
        ShapeFile.OutlineOf(["""{"Name":1,"Items":[{"Text":"b"}]}"""]).ShouldNotBe(former);
        ShapeFile.OutlineOf(["""{"Name":"a","Items":[]}"""]).ShouldNotBe(former);
    }

    [Fact]
    public void A_former_shape_is_raised_step_by_step()
    {
        var kind = new RowKind<Note>("1note|", new Shape { Written = 3, Upgrades = [TitleToText, Shape.Same] });

        kind.Read(new Row("p", "1note|1", 1, """{"Title":"a"}""")).ShouldBe(new Note("a", null));
        kind.Read(new Row("p", "1note|1", 2, """{"Text":"a"}""")).ShouldBe(new Note("a", null));
        kind.Read(new Row("p", "1note|1", 3, """{"Text":"a","Place":"b"}""")).ShouldBe(new Note("a", "b"));
        kind.Of("p", "1note|1", new Note("a", null)).ShouldBe(new Row("p", "1note|1", 3, """{"Text":"a"}"""));
    }

    [Fact]
    public void The_release_before_the_writers_reads_what_they_will_write()
    {
        var readers = new RowKind<Note>("1note|", new Shape { Written = 1, Upgrades = [Shape.Same] });
        var writers = new RowKind<Note>("1note|", new Shape { Written = 2, Upgrades = [Shape.Same] });
        var before = new RowKind<Note>("1note|");
        var written = writers.Of("p", "1note|1", new Note("a", "b"));

        readers.Read(written).ShouldBe(new Note("a", "b"));
        before.Read(readers.Of("p", "1note|1", new Note("a", null))).ShouldBe(new Note("a", null));
        Should.Throw<UnreadableFactException>(() => before.Read(written)).Message.ShouldContain("1note|1");
        Should.Throw<UnreadableFactException>(() => before.Replaceable(written));
    }

    private static JsonNode TitleToText(JsonNode former)
    {
        if (former["Title"] is { } title)
        {
            former["Text"] = title.DeepClone();
            former.AsObject().Remove("Title");
        }

        return former;
    }

    private static IEnumerable<object> Declared(Type kinds, Type? type = null) =>
        kinds
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => type?.IsAssignableFrom(f.FieldType) ?? f.Name != "All")
            .Select(f => f.GetValue(null)!);

    private sealed record Note(string Text, string? Place);
}
