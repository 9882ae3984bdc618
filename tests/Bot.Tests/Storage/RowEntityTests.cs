using Azure;
using Azure.Data.Tables;
using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Tests.Storage;

public sealed class RowEntityTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(30_000, 1)]
    [InlineData(30_001, 2)]
    [InlineData(450_000, 15)]
    public void A_body_lies_in_as_few_properties_as_hold_it(int characters, int properties)
    {
        var entity = RowEntity.From(new Row("C0101", "1a", 1, new string('x', characters)));

        entity.Keys.Count(k => k.StartsWith("Body", StringComparison.Ordinal)).ShouldBe(properties);
        Stored(entity).Body.Length.ShouldBe(characters);
    }

    [Fact]
    public void No_property_ends_with_half_a_character()
    {
        var body = "x" + string.Concat(Enumerable.Repeat("𠮷", 40_000));

        var entity = RowEntity.From(new Row("C0101", "1a", 1, body));

        entity.Select(p => p.Value).OfType<string>().Any(v => char.IsHighSurrogate(v[^1]) || char.IsLowSurrogate(v[0])).ShouldBeFalse();
        Stored(entity).Body.ShouldBe(body);
    }

    [Fact]
    public void The_longest_body_fits_even_when_every_property_ends_before_a_pair()
    {
        // One character shifts all pairs, so each property holds one character less.
        var body = "x" + string.Concat(Enumerable.Repeat("𠮷", (TransactionLimits.BodyCharacters - 2) / 2)) + "y";

        Stored(RowEntity.From(new Row("C0101", "1a", 1, body))).Body.ShouldBe(body);
    }

    [Fact]
    public void An_entity_with_the_longest_body_and_answers_stays_below_a_mebibyte()
    {
        const int entityLimit = 1024 * 1024;
        const int ofText = 2;

        (TransactionLimits.BodyCharacters * ofText + AnswersColumn.LimitBytes).ShouldBeLessThan(entityLimit - 4096);
        (RowEntity.ChunkCharacters * ofText).ShouldBeLessThan(64 * 1024);
    }

    private static Row Stored(TableEntity entity)
    {
        entity.ETag = new ETag("1");
        return RowEntity.ToRow(entity);
    }
}
