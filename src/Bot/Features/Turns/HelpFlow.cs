using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <summary>ヘルプ: what this person can say here.</summary>
internal sealed class HelpFlow(Lazy<FlowTable> table) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [new Reads(HomeFlow.Help, (at, _) => Task.FromResult(Help(at.Step))) { Scopes = Scopes.Everywhere }];

    public IReadOnlyList<Spoken> Words =>
        [
            new(HomeFlow.Help, "使える言葉を一覧で表示します。", "ヘルプ", "へるぷ", "help", "使い方", "つかいかた", "?")
            {
                Scopes = Scopes.Everywhere,
                IsInManifest = true,
            },
        ];

    public Reply Help(Step step, string? note = null) =>
        Reply.Card(HelpCard.Render(new HelpView(step.Draw(), [.. table.Value.Commands.Select(c => (c.Ways[0], c.Meaning))], note)));
}
