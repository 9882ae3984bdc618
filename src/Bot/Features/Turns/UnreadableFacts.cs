using KobanBot.Bot.Features.Kit;
using KobanBot.Core;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// Answers in one sentence where a step needs facts that only a newer release can read, as after a roll-back. Every other step goes on.
/// </summary>
internal sealed partial class UnreadableFacts(ILogger<UnreadableFacts> logger)
{
    private const string Sentence =
        "この操作に必要な内容は、新しい版で保存されているため、今は表示も変更もできません。内容は失われていません。時間をおいて、もう一度操作してください。";

    public async Task<Reply> ToldAsync(Func<Task<Reply>> step)
    {
        try
        {
            return await step();
        }
        catch (UnreadableFactException refusal)
        {
            Log.Unreadable(logger, refusal.Kind, refusal.Why);
            return Reply.Sentence(Sentence);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Facts of kind {Kind} cannot be read: {Why}")]
        public static partial void Unreadable(ILogger logger, string kind, string why);
    }
}
