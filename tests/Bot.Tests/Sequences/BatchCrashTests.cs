using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Features;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Sequences;

/// <summary>
/// 様式の一括作成 of two councils. The process dies at every await, one run for each: there is no file then, and whoever asks again has all of it.
/// </summary>
public sealed class BatchCrashTests
{
    /// <summary>The consent comes a second time: the same numbers, the same bytes, every line of the audit once.</summary>
    [Fact]
    public async Task The_same_consent_again_goes_on_to_the_same_file()
    {
        var (way, dock, whole) = await WayAsync(FormKind.CommissionLetter);
        var end = StoredIn(dock);

        for (var at = 0; at < way.Count; at++)
        {
            var life = _world!.Fork(); // Made by the way.
            (await DiesAtAsync(life, at, FormKind.CommissionLetter)).ShouldBeTrue();

            var file = await MakeAsync(life, FormKind.CommissionLetter, First);

            file.Refusal.ShouldBeNull();
            file.Content.AsSpan().SequenceEqual(whole).ShouldBeTrue($"died at {at}, {way[at]}");
            StoredIn(life).ShouldBe(end, $"died at {at}, {way[at]}");
        }

        way.Count(p => p == "Transaction:after").ShouldBe(3); // The template, and each council's part.
    }

    /// <summary>Whoever takes personal data again takes it once more, under a number of its own; nobody is left out and nobody comes twice.</summary>
    [Fact]
    public async Task Asked_anew_there_is_everybody_once()
    {
        var (way, _, whole) = await WayAsync(FormKind.CommissionLetter);
        var members = MembersIn(whole);

        foreach (var at in CrashPoints.OfDifferentWorlds(way))
        {
            var life = _world!.Fork(); // Made by the way.
            await DiesAtAsync(life, at, FormKind.CommissionLetter);

            var file = await MakeAsync(life, FormKind.CommissionLetter, Second);

            MembersIn(file.Content).ShouldBe(members, $"died at {at}, {way[at]}");
            ReadDocument.Problems(file.Content, isSheet: false).ShouldBeEmpty();
        }

        members.ShouldBe([.. World.CentralFacts.Members.Select(m => m.Name), .. World.EastFacts.Members.Select(m => m.Name)]);
    }

    private static readonly Guid First = new(1, 0, 0, new byte[8]);
    private static readonly Guid Second = new(2, 0, 0, new byte[8]);

    private MorningDock? _world;

    private async Task<(IReadOnlyList<string> Way, MorningDock Dock, byte[] File)> WayAsync(FormKind kind)
    {
        _world = await MorningDock.OfWorldAsync();
        var (dock, way) = (_world.Fork(), new List<string>());
        dock.OnPoint = point =>
        {
            way.Add(point);
            return Task.CompletedTask;
        };
        var file = await MakeAsync(dock, kind, First);
        dock.OnPoint = null;
        file.Refusal.ShouldBeNull();
        return (way, dock, file.Content);
    }

    /// <summary>The command of a consent is the id of the activity that brings it.</summary>
    private static Task<FileReply> MakeAsync(MorningDock dock, FormKind kind, Guid command)
    {
        var table = Flows.Table(dock.Storage.Tables, dock.Rules, dock.Clock);
        var step = Steps.Of(World.Section, FormVerbs.BatchMake, (FormVerbs.FormKey, $"{kind}"), (FormVerbs.PurposeKey, "交付式")) with
        {
            Command = new Command(command, "input"),
        };
        return table.FileAsync(table.Verbs[step.Verb], step, CancellationToken.None);
    }

    /// <summary>False when the way was shorter.</summary>
    private static async Task<bool> DiesAtAsync(MorningDock dock, int at, FormKind kind)
    {
        var seen = 0;
        dock.OnPoint = _ => seen++ == at ? throw new DeathException() : Task.CompletedTask;
        try
        {
            await MakeAsync(dock, kind, First);
            return false;
        }
        catch (DeathException)
        {
            return true;
        }
        finally
        {
            dock.OnPoint = null;
        }
    }

    private static IReadOnlyList<string> MembersIn(byte[] file) =>
        [.. ReadDocument.Fields(file, isSheet: false).Where(f => f.Tag == "member").Select(f => f.Text)];

    private static string StoredIn(MorningDock dock) =>
        string.Join(
            '\n',
            new[] { dock.Storage.Councils, dock.Storage.Stations }.SelectMany(t => t.Rows).Select(r => $"{r.Partition} {r.Key} {r.Body}")
        );

    private sealed class DeathException : Exception;
}
