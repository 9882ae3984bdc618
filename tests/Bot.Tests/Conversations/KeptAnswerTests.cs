using System.Text.Json.Nodes;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>An answer that was kept is given to the person of the command alone, and only as long as the right lasts.</summary>
public sealed class KeptAnswerTests : IAsyncLifetime
{
    private const string Secret = "保存されている回答";
    private const string Reason = "他市町村への転居のため";
    private const string NotAllowed = "この操作は、あなたの現在の役割ではできません。";
    private const string UsedUp = "このボタンはすでに使われています。";

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>The person's own settings keep their answers too.</summary>
    [Fact]
    public async Task A_setting_is_saved_once_and_answered_the_same_again()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("通知の設定");
        var press = () => lead.InvokeOf(lead.Card, "保存", ("kinds", "MeetingNotice"));
        var form = press();

        var first = await lead.AnswerAsync((JsonObject)form.DeepClone());
        var rows = _bot.Storage.People.Rows.Count;
        var again = await lead.AnswerAsync((JsonObject)form.DeepClone());

        again.ShouldBe(first);
        _bot.Storage.People.Rows.Count.ShouldBe(rows);
        _bot.Storage.People.Rows.Single(r => r.Key == "4answers").Body.ShouldContain("1");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_dismissal_is_answered_again_to_whoever_entered_it_and_to_nobody_after_the_transfer()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("dismiss.open", ("council", World.Central.Value));
        await section.PressAsync("次へ", ("member", "M3"));
        await section.PressAsync("内容を確認", ("reason", "Resignation"), ("text", Reason));
        JsonObject Press(Chat chat, SeenCard card) => chat.InvokeOf(card, "解嘱を記録", ("requestedOn", "2026-11-20"));
        var form = section.Card;

        var first = await section.AnswerAsync(Press(section, form));
        var again = await section.AnswerAsync(Press(section, form));
        var chief = await TextAsync(await _bot.OpenChatOf(World.SectionChief));
        var ended = World.Section.Assignments[0] with
        {
            Days = new DayRange(World.Section.Assignments[0].Days.From, new DateOnly(2026, 11, 23)),
        };
        await _bot.Storage.ImportStore.PutOfficerAsync(World.Section with { Assignments = [ended] }, CancellationToken.None);
        var transferred = await TextAsync(section);

        again.ShouldBe(first);
        System.Text.Encoding.UTF8.GetString(first).ShouldContain("解嘱を記録しました。");
        chief.ShouldContain(UsedUp);
        chief.ShouldNotContain(Reason);
        transferred.ShouldContain("現在の配置では表示できません");
        transferred.ShouldNotContain(Reason);

        async Task<string> TextAsync(Chat chat) => (await chat.ActAsync(Press(chat, form))).ToJsonString(Readable);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task No_verb_answers_with_what_was_kept_once_the_right_has_gone_or_to_another_person()
    {
        var verbs = _bot.Services.GetRequiredService<FlowTable>().Verbs.Keys.Order(StringComparer.Ordinal).ToList();
        var lead = await _bot.OpenChatOf(World.Lead);
        var second = await _bot.OpenChatOf(World.Second);
        var transferred = await _bot.OpenChatOf(World.Transferred);
        var given = new List<string>();

        for (var i = 0; i < verbs.Count; i++)
        {
            var (own, theirs) = (
                await KeptAsync(verbs[i], 2 * i, World.Lead.Id),
                await KeptAsync(verbs[i], 2 * i + 1, World.Transferred.Id)
            );

            (await AnswerAsync(transferred, verbs[i], theirs)).ShouldNotContain(Secret, customMessage: $"{verbs[i]} after the transfer");
            (await AnswerAsync(transferred, verbs[i], own)).ShouldNotContain(
                Secret,
                customMessage: $"{verbs[i]} of somebody else, after the transfer"
            );
            var toAnother = await AnswerAsync(second, verbs[i], own);
            toAnother.ShouldNotContain(Secret, customMessage: $"{verbs[i]} to another person");
            if ((await AnswerAsync(lead, verbs[i], own)).Contains(Secret, StringComparison.Ordinal))
            {
                given.Add(verbs[i]);
                new[] { UsedUp, NotAllowed }.ShouldContain(s => toAnother.Contains(s, StringComparison.Ordinal), verbs[i]);
            }
        }

        given.Count.ShouldBeGreaterThan(10, "verbs that give a kept answer at all");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static Dictionary<string, string> Data(Guid command) =>
        new() { [Buttons.CouncilKey] = World.Central.Value, [Buttons.CommandKey] = command.ToString("N") };

    private static async Task<string> AnswerAsync(Chat chat, string verb, Guid command)
    {
        var data = new JsonObject(Data(command).Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value)));
        return (await chat.ActAsync(chat.Invoke(verb, data, "manual"))).ToJsonString(Readable);
    }

    /// <summary>A command that the council has answered, as if the verb had been used before.</summary>
    private async Task<Guid> KeptAsync(string verb, int number, OfficerId by)
    {
        var command = new Guid(7, (short)number, 0, new byte[8]);
        var loaded = (await _bot.Storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!; // Imported by the world.
        var change = new CouncilChange
        {
            Audit = new AuditEntry(World.Now, by, "test", command),
            Answer = new AnsweredCommand(command, CardData.Of(Data(command)).Digest(verb), Reply.Sentence(Secret).Pack(), by),
        };
        (await _bot.Storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();
        return command;
    }
}
