using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.Csv;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Officers;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Time;
using Microsoft.Bot.Builder;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// A file that a person sends in the personal chat: a list of 異動 as CSV. Its rows go where a pasted list goes, so that the same reader, the same
/// right and the same preview are asked.
/// </summary>
internal sealed class SentLists(FileDownloads files, TimeProvider clock)
{
    /// <summary>A list of the most rows that are read has some 5 KB; an Excel of many columns adds to it.</summary>
    private const int MostBytes = 64 * 1024;

    private const string WhatIsRead =
        "ファイルは、勤務員の異動の一覧（CSV、1行に職員番号、異動先、発令日）を読み取ります。「異動」と送信すると、貼り付けて入力することもできます。";

    private static readonly string TooLong =
        $"一覧は{PlanTransfers.MostRows}行、{TransferForm.RowsLength:N0}字までです。分けて送信してください。登録はしていません。";

    private static readonly string[] Endings = [".csv", ".txt", ".tsv"];

    /// <summary>What a button for the same would carry; else the sentence why nothing was read.</summary>
    public async Task<(Pressed? Pressed, Reply Refusal)> ReadAsync(
        ITurnContext turn,
        Sender sender,
        SentFile file,
        CancellationToken cancellation
    )
    {
        // Nothing is fetched for somebody whom the list is no business of.
        if (
            sender.Officer is not { } officer
            || !Mentions.IsPersonal(turn.Activity)
            || !OfficerVerbs.Keepers.Includes(officer, clock.Today())
        )
        {
            return (null, Reply.Sentence(TransferFlow.OnlySection));
        }

        if (!Endings.Any(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return (null, Reply.Sentence(WhatIsRead));
        }

        if (await files.TryGetAsync(file, MostBytes, cancellation) is not { } content)
        {
            return (
                null,
                Reply.Sentence("ファイルを受け取れませんでした。64KB以下のCSVを送信するか、「異動」と送信して一覧を貼り付けてください。")
            );
        }

        return CsvText.Decode(content)?.ReplaceLineEndings("\n").Trim() is not { } text
                ? (
                    null,
                    Reply.Sentence(
                        "ファイルの文字を読み取れませんでした。Excelで「CSV UTF-8」又は「CSV」として保存し、もう一度送信してください。"
                    )
                )
            : text.Length > TransferForm.RowsLength || text.Count(c => c == '\n') > PlanTransfers.MostRows ? (null, Reply.Sentence(TooLong))
            : (
                new Pressed(
                    OfficerVerbs.Check,
                    CardData.Of(new Dictionary<string, string>(StringComparer.Ordinal) { [TransferForm.Rows] = text }),
                    IsRefresh: false
                ),
                Replies.UnknownButton()
            );
    }
}
