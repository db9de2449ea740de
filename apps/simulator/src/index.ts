/** The room of simulated instruments (模拟仪器). It holds nothing yet. */
export {};
