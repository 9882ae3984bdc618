namespace KobanBot.Core.Guideline;

/// <summary>開催方法: the guideline is silent on it (A12).</summary>
public enum MeetingForm
{
    /// <summary>対面.</summary>
    InPerson,

    /// <summary>オンライン.</summary>
    Online,

    /// <summary>書面.</summary>
    Written,
}
