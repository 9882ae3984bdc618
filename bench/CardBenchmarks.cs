using AdaptiveCards;
using BenchmarkDotNet.Attributes;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;

namespace KobanBot.Bench;

[MemoryDiagnoser]
public class CardBenchmarks
{
    private static readonly FlowTable Table = Flows.Declared;

    private readonly AdaptiveCard _card = HelpCard.Render(
        new HelpView(new Drawing(Guid.Empty, "29:1"), [.. Table.Commands.Select(c => (c.Ways[0], c.Meaning))])
    );

    [Benchmark]
    public string SerializeCard() => CardJson.Serialize(_card);

    [Benchmark]
    public bool ParseJapaneseDate() => JapaneseDate.TryParse("令和８年１１月２０日（金）", out _);

    [Benchmark]
    public bool UnderstandWords() =>
        Table.Understand("会議の記録をしたい", World.Lead, new DateOnly(2026, 11, 24), Scopes.Personal) is not null;
}
