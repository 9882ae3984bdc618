using System.Text.Json.Nodes;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Kit;

/// <summary>
/// Makes the buttons of one drawing: each carries the command id minted for it, the council, the flow's id and the version that
/// the card shows.
/// </summary>
internal sealed record Buttons(Drawing Drawing, CouncilId? Council = null, string? Flow = null, int? Version = null)
{
    public const string CommandKey = "command";
    public const string CouncilKey = "council";
    public const string FlowKey = "flow";
    public const string VersionKey = "version";

    /// <summary>The flow's id was minted for this drawing: the form is the same the next time, whatever its id.</summary>
    public const string FreshKey = "fresh";

    /// <summary>The words of a command, where a question stands between them and what they ask for.</summary>
    public const string WordsKey = "words";

    public AdaptiveExecuteAction Button(
        string title,
        string verb,
        string? style = null,
        bool secondary = false,
        bool withoutInputs = false,
        params ReadOnlySpan<(string Key, string Value)> more
    )
    {
        var data = Data();
        foreach (var (key, value) in more)
        {
            data[key] = value;
        }

        return AdaptiveExecuteAction.Create(title, verb, data, style, secondary, withoutInputs);
    }

    /// <summary>Names this one person, so that nobody else's client asks; the verb only reads.</summary>
    public AdaptiveRefresh? Refresh(string verb, params ReadOnlySpan<(string Key, string Value)> more)
    {
        if (Drawing.UserId is not { } user)
        {
            return null;
        }

        var data = Data();
        data.Remove(CommandKey);
        foreach (var (key, value) in more)
        {
            data[key] = value;
        }

        return new AdaptiveRefresh(new AdaptiveExecuteAction { Verb = verb, Data = data }, [user]);
    }

    private JsonObject Data()
    {
        var data = new JsonObject { [CommandKey] = Drawing.Command.ToString("N") };
        if (Council is { } council)
        {
            data[CouncilKey] = council.Value;
        }

        if (Flow is not null)
        {
            data[FlowKey] = Flow;
        }

        if (Version is { } version)
        {
            data[VersionKey] = version;
        }

        return data;
    }
}
