using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Kit;

namespace KobanBot.Bot.Features.Turns;

/// <summary>ヘルプ: what this person can say here; where nobody reads along, first what there is to do now.</summary>
internal sealed class HelpFlow(Lazy<FlowTable> table, HomeFlow home) : IFlow
{
    public IReadOnlyList<Verb> Verbs => [With(note: null)];

    // It begins with what home shows as waiting.
    public IReadOnlyList<Effect> Effects => [new(HomeFlow.Help, "3/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(HomeFlow.Help, "使える言葉を一覧で表示します。", "ヘルプ", "へるぷ", "help", "使い方", "つかいかた", "?")
            {
                Scopes = Scopes.Everywhere,
                IsInManifest = true,
            },
        ];

    /// <summary>The same list with a sentence above it, for example that the words were not understood.</summary>
    public Reads With(string? note) => new(HomeFlow.Help, (at, c) => DrawAsync(at, note, c)) { Scopes = Scopes.Everywhere };

    private async Task<Reply> DrawAsync(Reading at, string? note, CancellationToken cancellation)
    {
        // Where others read along, nothing of the person is even read.
        var open = at.Step.Scope == Scopes.Personal ? await home.OpenVerbsAsync(at, cancellation) : [];
        var commands = open.SelectMany(table.Value.CommandsBeside)
            .Concat(table.Value.Commands)
            .Where(c => IsOffered(c, at.Step))
            .DistinctBy(c => c.Ways[0]);
        return Reply.Card(
            HelpCard.Render(
                new HelpView(at.Step.Draw(), [.. commands.Select(c => (c.Ways[0], c.Meaning))], note)
                {
                    IsShared = at.Step.Scope != Scopes.Personal,
                }
            )
        );
    }

    private static bool IsOffered(Spoken command, Step step) =>
        command.Scopes.HasFlag(step.Scope) && command.Audience.Includes(step.Officer, step.Today);
}
