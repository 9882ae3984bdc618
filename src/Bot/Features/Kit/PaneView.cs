using System.Text.Encodings.Web;
using System.Text.Json;

namespace KobanBot.Bot.Features.Kit;

/// <summary>What a page of ours shows in the place of a card, for example beside an appointment in Outlook.</summary>
internal sealed record PaneView
{
    /// <summary>On top; what happened, or what is asked.</summary>
    public required string Sentence { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>To choose from before there is a form.</summary>
    public IReadOnlyList<PaneChoice> Councils { get; init; } = [];

    public PaneForm? Form { get; init; }

    /// <summary>It is stored; the chat goes on with it.</summary>
    public bool IsSaved { get; init; }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For an answer of the media type JSON; the page shows it as text and never as markup.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);
}

/// <param name="Data">What the page sends back with the inputs: council, draft, version, command.</param>
internal sealed record PaneForm(string Title, IReadOnlyDictionary<string, string> Data, IReadOnlyList<PaneField> Fields);

/// <param name="Type">date, time, text, choice or ticks.</param>
internal sealed record PaneField(string Id, string Label, string Type, string Value)
{
    public IReadOnlyList<PaneChoice> Choices { get; init; } = [];

    /// <summary>In small type below, for example the day with its era and day of the week.</summary>
    public string? Hint { get; init; }

    public string? Error { get; init; }
}

internal sealed record PaneChoice(string Value, string Title);
