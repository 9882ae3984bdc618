using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Search;

namespace KobanBot.Bot.Features.Searching;

/// <summary>What a result shows: in the list to the person who searches, on the card to whoever gets it.</summary>
internal sealed record FoundView(Found Found, DateOnly Today, ChatLink Link);
