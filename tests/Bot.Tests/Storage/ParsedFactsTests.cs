using System.Globalization;
using KobanBot.Bot.Storage;

namespace KobanBot.Bot.Tests.Storage;

/// <summary>What is parsed once, what again, and what is forgotten.</summary>
public sealed class ParsedFactsTests
{
    private static readonly RowKind Kind = new("1a", typeof(string));
    private static readonly RowKind Other = new("1b", typeof(string));

    private readonly ParsedFacts _facts = new(characters: 3_200);
    private int _parsed;

    [Fact]
    public void The_same_text_is_parsed_once_whatever_row_it_stands_in()
    {
        var first = Read(Kind, "text", key: "1a|1");
        var second = Read(Kind, "text", key: "1a|2");

        second.ShouldBeSameAs(first);
        _parsed.ShouldBe(1);
    }

    [Fact]
    public void The_same_text_of_another_kind_or_shape_is_another_fact()
    {
        Read(Kind, "text");
        Read(Other, "text");
        Read(Kind, "text", schema: 2);

        _parsed.ShouldBe(3);
    }

    [Fact]
    public void What_cannot_be_read_is_tried_again()
    {
        for (var time = 0; time < 2; time++)
        {
            Should.Throw<FormatException>(() => _facts.Of(Kind, Row("text"), _ => throw new FormatException()));
        }

        Read(Kind, "text").ShouldBe("text 1");
    }

    [Fact]
    public void What_is_asked_for_stays_and_the_rest_is_forgotten()
    {
        Read(Kind, "once");
        var often = Read(Kind, "often");
        for (var i = 0; i < 1_000; i++)
        {
            Read(Kind, i.ToString("D50", CultureInfo.InvariantCulture));
            Read(Kind, "often").ShouldBeSameAs(often);
            _facts.Characters.ShouldBeLessThan(2 * 3_300);
        }

        Read(Kind, "once").ShouldBe("once 1003");
    }

    [Fact]
    public void A_text_that_would_push_out_many_others_is_not_kept()
    {
        Read(Kind, new string('x', 101));
        Read(Kind, new string('x', 101));

        _parsed.ShouldBe(2);
        _facts.Characters.ShouldBe(0);
    }

    private object Read(RowKind kind, string body, int schema = 1, string key = "1a") =>
        _facts.Of(kind, Row(body, schema, key), row => $"{row.Body} {++_parsed}");

    private static Row Row(string body, int schema = 1, string key = "1a") => new("C1", key, schema, body);
}
