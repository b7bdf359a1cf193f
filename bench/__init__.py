"""What things cost, and what they survive: `python -m bench NAME`. Figures are ratios of CPU time, measured side by side in one run."""
