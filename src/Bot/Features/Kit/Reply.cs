using System.Text.Json;
using System.Text.Json.Serialization;
using AdaptiveCards;
using KobanBot.Bot.Cards;

namespace KobanBot.Bot.Features.Kit;

/// <summary>What a person gets back: the next card, or one sentence.</summary>
internal sealed record Reply
{
    /// <summary>The card as JSON; null when the reply is text.</summary>
    public string? CardJson { get; init; }

    /// <summary>The card as a flow has drawn it; null for text, and for a reply that was kept and is given once more.</summary>
    [JsonIgnore]
    public AdaptiveCard? Drawn { get; private init; }

    /// <summary>The sentence, or what a push preview says of the card.</summary>
    public required string Text { get; init; }

    /// <summary>What a page of ours shows, as JSON; null when the reply is for a chat.</summary>
    public string? PaneJson { get; init; }

    /// <summary>A file that waits for the person's consent; sent as a message of its own.</summary>
    public FileOffer? Offer { get; init; }

    /// <summary>What takes the place of this reply once it is ready, and never fails; null for a reply that says all.</summary>
    [JsonIgnore]
    public Task<Reply>? Later { get; init; }

    /// <summary>
    /// What is kept with the command in its place, where the reply shows contacts: those lie apart and are read with an entry each time. Null for
    /// a reply that may be kept.
    /// </summary>
    [JsonIgnore]
    public Reply? Kept { get; init; }

    /// <summary>A change was committed: what was typed on the form is where it belongs.</summary>
    [JsonIgnore]
    public bool HasSaved { get; init; }

    /// <summary>
    /// What the person alone may read in the place of this, where the channel has messages that nobody else sees; null where there is nothing else.
    /// </summary>
    [JsonIgnore]
    public Reply? Private { get; init; }

    /// <summary>The card takes what is typed on it along.</summary>
    [JsonIgnore]
    public bool IsForm { get; init; }

    /// <summary>The card only says that there is nothing to show: whoever asks gets it, and nobody is sent it.</summary>
    [JsonIgnore]
    public bool ShowsNothing { get; init; }

    /// <summary>What a search has found; the sentence says why there is nothing. Null for a reply that is no search.</summary>
    [JsonIgnore]
    public IReadOnlyList<SearchResult>? Results { get; init; }

    public static Reply Card(AdaptiveCard card) =>
        new()
        {
            CardJson = CardJson_(card),
            Drawn = card,
            Text = card.Speak,
        };

    public static Reply Pane(PaneView view) => new() { PaneJson = view.Write(), Text = view.Sentence };

    public static Reply Sentence(string text) => new() { Text = text };

    /// <summary>The reply as it is kept with its command, so that a repetition gets the same answer.</summary>
    public string Pack() => JsonSerializer.Serialize(this, AdaptiveCards.CardJson.Options);

    public static Reply Unpack(string packed) => JsonSerializer.Deserialize<Reply>(packed, AdaptiveCards.CardJson.Options)!;

    public static Reply Offering(FileOffer offer, string text) => new() { Offer = offer, Text = text };

    private static string CardJson_(AdaptiveCard card) => AdaptiveCards.CardJson.Serialize(card);
}

/// <summary>What a consent card says of a file. The file itself is made when the person agrees, with the rights of that moment.</summary>
/// <param name="Context">By what the same file is made again: verb and address.</param>
internal sealed record FileOffer(string Name, string Description, int Size, IReadOnlyDictionary<string, string> Context);

/// <summary>One thing that a search has found.</summary>
/// <param name="CardJson">The card that the person may send to others: nothing personal stands on it.</param>
/// <param name="Title">In the list, which only the person sees.</param>
/// <param name="Why">Why it was found.</param>
internal sealed record SearchResult(string CardJson, string Title, string Why)
{
    public static SearchResult Of(AdaptiveCard card, string title, string why) => new(AdaptiveCards.CardJson.Serialize(card), title, why);
}

/// <summary>A file, or one sentence why there is none.</summary>
internal sealed record FileReply(string Name, byte[] Content, string? Refusal = null)
{
    /// <summary>Its person has stopped it.</summary>
    public bool IsStopped { get; init; }

    public static FileReply Refused(string sentence) => new("", [], sentence);

    /// <param name="sentence">What is left of it, and the way to get it again.</param>
    public static FileReply Stopped(string sentence) => new("", [], sentence) { IsStopped = true };
}

/// <summary>Makes a file; it may enter in the audit that it was taken.</summary>
internal delegate Task<FileReply> FileHandler(Changing at, CancellationToken cancellation);
