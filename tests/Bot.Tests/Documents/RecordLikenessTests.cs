using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Forms;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Documents;

/// <summary>第5号様式 on paper says everything that its card says.</summary>
public sealed class RecordLikenessTests
{
    /// <summary>What the card writes before a value; on paper it is the heading of a column.</summary>
    private static readonly string[] Labels = ["発言者", "措置状況", "担当", "記載なし"];

    [Theory]
    [InlineData(FormSamples.Minimal)]
    [InlineData(FormSamples.Usual)]
    public void Everything_on_the_card_is_on_the_paper(string size)
    {
        var body = MeetingSamples.Body(size);
        var filled = FormSamples.Filled(FormKind.MeetingResult, size);
        var paper = string.Join('\n', filled.Texts.Values.Concat(filled.Lists.Values.SelectMany(r => r.SelectMany(t => t.Texts.Values))));

        foreach (var (label, text) in RecordSheet.Fields(body.Content, body.Sheet, body.Header))
        {
            var words = text.Replace("確定", "", StringComparison.Ordinal)
                .Split(['\n', '、', '　', '（', '）', '：'], StringSplitOptions.RemoveEmptyEntries)
                .Except(Labels);
            words.ShouldAllBe(w => paper.Contains(w, StringComparison.Ordinal), label);
        }
    }
}
