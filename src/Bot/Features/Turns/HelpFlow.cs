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
                Signs =
                [
                    "使い方|使う|操作|説明書|まにゅある|手引",
                    "何 できる|できます|使え|すれば|言えば",
                    "困っ|困り|わからない|分からない|わかりません|分かりません|使えない|助けて",
                    "言葉|こまんど 一覧|教え",
                ],
            },
        ];

    /// <summary>The same list with a sentence above it, for example that the words were not understood.</summary>
    public Reads With(string? note) => new(HomeFlow.Help, (at, c) => DrawAsync(at, note, c)) { Scopes = Scopes.Everywhere };

    /// <summary>Asks which of at most three was meant, what is open for this person first; with a sentence, says what the bot cannot do.</summary>
    public Reads Asking(string words, string? sentence, IReadOnlyList<Spoken> commands) =>
        new(HomeFlow.Help, (at, c) => AskAsync(at, words, sentence, commands, c)) { Scopes = Scopes.Everywhere };

    private async Task<Reply> AskAsync(
        Reading at,
        string words,
        string? sentence,
        IReadOnlyList<Spoken> commands,
        CancellationToken cancellation
    )
    {
        // Where it is only asked which was meant, what this person can go on with stands first.
        var open =
            sentence is null && commands.Count > 1 && at.Step.Scope == Scopes.Personal ? await home.OpenVerbsAsync(at, cancellation) : [];
        return Reply.Card(
            SuggestionCard.Render(
                new SuggestionView(at.Step.Draw(), words, sentence, [.. commands.OrderByDescending(c => open.Contains(c.Verb))])
            )
        );
    }

    private async Task<Reply> DrawAsync(Reading at, string? note, CancellationToken cancellation)
    {
        // Where others read along, nothing of the person is even read.
        var open = at.Step.Scope == Scopes.Personal ? await home.OpenVerbsAsync(at, cancellation) : [];
        var commands = open.SelectMany(table.Value.CommandsBeside)
            .Concat(table.Value.Commands)
            .Where(c => c.IsListed && IsOffered(c, at.Step))
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

    private static bool IsOffered(Spoken command, Step step) => command.IsOffered(step.Officer, step.Today, step.Scope);
}
