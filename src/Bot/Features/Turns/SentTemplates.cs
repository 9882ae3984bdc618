using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Templates;
using KobanBot.Bot.Fields;
using KobanBot.Core.Time;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>A Word or Excel file that the headquarters send in the personal chat: a template. It goes where a button for the same would.</summary>
internal sealed class SentTemplates(FileDownloads files, TimeProvider clock)
{
    /// <summary>With what is refused by its reason.</summary>
    private static readonly string[] Endings = [".docx", ".xlsx", ".docm", ".xlsm", ".dotx", ".dotm", ".xltx", ".xltm", ".doc", ".xls"];

    public static bool IsOne(SentFile file) => Endings.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a button for the same would carry; else the sentence why nothing was read.</summary>
    public async Task<(Pressed? Pressed, Reply Refusal)> ReadAsync(
        ITurnContext turn,
        Sender sender,
        SentFile file,
        CancellationToken cancellation
    )
    {
        // Nothing is fetched for somebody whom templates are no business of.
        if (
            sender.Officer is not { } officer
            || !Mentions.IsPersonal(turn.Activity)
            || !Audience.Headquarters.Includes(officer, clock.Today())
        )
        {
            return (null, Reply.Sentence(TemplateWords.OnlyHeadquarters));
        }

        return await files.TryGetAsync(file, TemplatePackage.MostBytes, cancellation) is { } content
            ? (
                new Pressed(
                    TemplateVerbs.Add,
                    CardData.Of(
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            [TemplateVerbs.NameKey] = Cut(file.Name),
                            [TemplateVerbs.ContentKey] = Convert.ToBase64String(content),
                        }
                    ),
                    IsRefresh: false
                ),
                Replies.UnknownButton()
            )
            : (null, Reply.Sentence(TemplateWords.NotReceived));
    }

    private static string Cut(string name) => name.Length <= 100 ? name : name[^100..];
}
