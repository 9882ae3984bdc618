using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Summaries;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Summaries;

/// <summary>Which facts of a record may be seen above the station: day, kind, counts, categories, state; never names or what was said.</summary>
internal static class SummaryRecord
{
    public static SummaryRecordView View(
        Step step,
        CouncilFacts facts,
        MeetingRecord record,
        MeetingContent? content,
        SummaryAddress council
    )
    {
        var feedback = facts.Feedback.Where(f => f.Meeting == record.Id).ToList();
        return new SummaryRecordView(
            step.Draw(),
            facts.Council.Name,
            Standing.On(facts.Council, record.Date)?.Name ?? "",
            [
                (
                    "会議",
                    $"{MeetingWords.Of(record.Kind)}　{JapaneseDate.Long(record.Date)}{(record.Minutes is { } minutes ? $"　{minutes}分" : "")}"
                ),
                ("開催方法", MeetingWords.Of(record.Form)),
                ("出席", $"委員{record.MembersPresent}／{record.MembersInOffice}人"),
                (
                    "議題",
                    content is null || content.Topics.Count == 0 ? "なし" : Counted(content.Topics.Select(t => MeetingWords.Of(t.Category)))
                ),
                (
                    "意見・要望等",
                    feedback.Count == 0
                        ? "なし"
                        : Counted(feedback.Select(f => $"{MeetingWords.Of(f.Entry.Field)}（{MeetingWords.Of(f.Entry.Kind)}）"))
                ),
                ("問題解決", feedback.Any(f => f.Entry.ProblemSolving) ? $"取上げ{feedback.Count(f => f.Entry.ProblemSolving)}件" : "なし"),
                ("記録簿", $"{MeetingWords.Of(record.State)}{(record.Revision > 1 ? $"　第{record.Revision}版" : "")}"),
            ],
            record.Example?.Text,
            // Whoever may read the record itself opens it there; the right is checked again.
            Access.Of(step.Officer, facts, step.Today).Read
                ? new Buttons(step.Draw(), facts.Council.Id, record.Id.Value).Button("記録簿を見る", MeetingVerbs.Show)
                : null,
            council
        );
    }

    private static string Counted(IEnumerable<string> all) => string.Join('、', all.CountBy(a => a).Select(c => $"{c.Key} {c.Value}件"));
}
