using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Rights;

/// <summary>
/// Every verb of the table, pressed with forged data in a channel and in a group chat: where it does not say that it may be used there, nothing is
/// shown or changed, whoever presses. Who may do what in the personal chat is the business of <see cref="RightsMatrixTests"/>.
/// </summary>
public sealed class ScopeMatrixTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("channel", nameof(Scopes.Team))]
    [InlineData("groupChat", nameof(Scopes.GroupChat))]
    public async Task Where_others_read_along_only_what_is_meant_for_it_is_answered(string kind, string scope)
    {
        var verbs = _bot.Services.GetRequiredService<FlowTable>().Verbs.Values;
        var personal = verbs.Where(v => !v.Scopes.HasFlag(Enum.Parse<Scopes>(scope))).OrderBy(v => v.Name, StringComparer.Ordinal).ToList();
        personal.Count.ShouldBeGreaterThan(verbs.Count() * 9 / 10);
        // The station's section and the headquarters have the most verbs between them.
        var officer = kind == "channel" ? World.Section : World.HqOfficer;
        var own = await _bot.OpenChatOf(officer);
        var chat = new Chat(_bot, officer, own.Account) { Conversation = $"19:{kind}", Kind = kind };
        var before = Rows();
        foreach (var verb in personal)
        {
            await chat.OpenAsync(verb.Name, ("council", "C1"), ("flow", "M0"), ("member", "M3"), ("unit", "S1"), ("version", "1"));

            chat.Sentence.ShouldContain("ボットとの個人チャットで操作してください。", customMessage: verb.Name);
        }

        Rows().ShouldBe(before);
    }

    /// <summary>What is meant for a channel shows no name of a member there.</summary>
    [Theory]
    [InlineData("channel", nameof(Scopes.Team))]
    [InlineData("groupChat", nameof(Scopes.GroupChat))]
    public async Task What_is_answered_there_names_no_member(string kind, string scope)
    {
        var shared = _bot
            .Services.GetRequiredService<FlowTable>()
            .Verbs.Values.Where(v => v.Scopes.HasFlag(Enum.Parse<Scopes>(scope)))
            .OrderBy(v => v.Name, StringComparer.Ordinal)
            .ToList();
        shared.ShouldNotBeEmpty();
        var own = await _bot.OpenChatOf(World.Section);
        var chat = new Chat(_bot, World.Section, own.Account) { Conversation = $"19:{kind}", Kind = kind };
        foreach (var verb in shared)
        {
            await chat.OpenAsync(verb.Name, ("council", "C1"), ("flow", "M0"), ("box", "K1"));

            foreach (var name in World.MemberNames)
            {
                $"{chat.Sentence}{chat.Card.Text}".ShouldNotContain(name, customMessage: verb.Name);
            }
        }
    }

    private string Rows() =>
        string.Join(
            '\n',
            new[] { _bot.Storage.Councils, _bot.Storage.Stations, _bot.Storage.People, _bot.Storage.Accounts }
                .SelectMany(t => t.Rows)
                .Select(r => $"{r.Partition} {r.Key} {r.ETag}")
        );
}
